export {
  ensureTrainingEnvironment,
  type TrainingEnvironment,
  type TrainingEnvironmentOptions,
  type TrainingGroup,
} from './ensure-training-environment';
export { findPython, type Python } from './find-python';
export { type RunTool, runTool, type ToolRun } from './run-tool';
