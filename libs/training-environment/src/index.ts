export {
  ensureTrainingEnvironment,
  type TrainingEnvironment,
  type TrainingEnvironmentOptions,
} from './ensure-training-environment';
export { findPython, type Python } from './find-python';
export { type RunTool, runTool, type ToolRun } from './run-tool';
