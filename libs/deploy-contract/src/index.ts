export { type PredictorSettingName, predictorSettings, type SettingDeclaration } from './predictor-settings';
export { probePaths } from './probe-paths';
