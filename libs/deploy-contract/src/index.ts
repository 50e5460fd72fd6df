export { imageNames } from './image-names';
export { type PredictorSettingName, predictorSettings, type SettingDeclaration } from './predictor-settings';
export { probePaths } from './probe-paths';
