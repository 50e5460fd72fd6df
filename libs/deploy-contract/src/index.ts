export { type BucketUser, bucketUsers, jobNames } from './bucket-users';
export { type Environment, type EnvironmentName, environments, type Platform } from './environments';
export { type ImageRole, imageNames } from './image-names';
export { metricNames, metricsPath } from './metric-names';
export { type PredictorSettingName, predictorSettings, type SettingDeclaration } from './predictor-settings';
export { probePaths } from './probe-paths';
export { canaryNames, gatewayNames, predictorPaths, webProbePath } from './routing';
export { specPlaceholders } from './spec-placeholders';
export {
  imageNameOf,
  labelNames,
  PRODUCT,
  SETTINGS_MAP,
  TRACKS,
  type Workload,
  type WorkloadName,
  workloads,
} from './workloads';
