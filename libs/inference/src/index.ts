export { createEstimator } from './create-estimator';
export type { Estimator, EstimatorParts, Replay } from './estimator';
export type { BackgroundRecord } from './explain/check-background';
export { createOnnxScorer, type OnnxScorerOptions } from './scorer/create-onnx-scorer';
export type { ScoreShape } from './scorer/graph-outputs';
export type { ClassificationScores, RegressionScores, Scorer, Scores } from './scorer/scorer';
