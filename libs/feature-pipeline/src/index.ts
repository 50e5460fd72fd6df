export { compileFeaturePipeline } from './compile-feature-pipeline';
export type { FeatureMatrix, FeaturePipeline, RowFault } from './feature-pipeline';
export { type FeatureColumn, type FeatureExpression, type FeatureSpec, SPEC_VERSION } from './feature-spec';
export { parseFeatureSpec } from './parse-feature-spec';
export { selectColumns } from './select-columns';
