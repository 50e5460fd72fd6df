export { type BatchLimits, DEFAULT_BATCH_LIMITS } from './batch/batch-limits';
export type { BatchRun, RunObserver, RunTimes } from './batch/run-observer';
export type { BatchOptions } from './batch/score-records';
export { answerBulk, type AnswerPart, type BulkRequest } from './bulk/answer-bulk';
export type { AnswerTally } from './bulk/answer-tally';
export type { BulkFormat } from './bulk/bulk-format';
export { type BulkModel, createBulkModel } from './bulk/bulk-model';
export type { BodySource } from './bulk/input/chunk-reader';
export type { ParsedRecord, ParseJsonRecord } from './bulk/input/row-source';
export { createEstimator } from './create-estimator';
export type { EstimateCaller } from './batch/estimate-row-caller';
export type { Estimator, EstimatorParts, Replay, TimedEstimate } from './estimator';
export { toRowOutputs } from './estimate/row-outputs';
export { scoreShapeOf } from './estimate/score-shape-of';
export type { BackgroundRecord } from './explain/check-background';
export { explainedNumberOf, type ScoreReader } from './explain/explained-number';
export { rowsToExplain } from './explain/rows-to-explain';
export { usedFieldsOf } from './explain/used-fields';
export { createFieldSpace, type FieldSpace, toQuantity } from './neighbourhood/create-field-space';
export {
  createNeighbourhoodMeter,
  meanSquaredDistance,
  type Nearness,
  shareWithin,
} from './neighbourhood/create-neighbourhood-meter';
export type {
  DistanceShare,
  Neighbourhood,
  NeighbourhoodField,
  NeighbourhoodGroup,
  QuantityAxis,
  SimilarPeople,
  ValueAxes,
} from './neighbourhood/neighbourhood';
export { createOnnxScorer, type OnnxScorerOptions } from './scorer/create-onnx-scorer';
export type { ScoreShape } from './scorer/graph-outputs';
export type { ClassificationScores, RegressionScores, Scorer, Scores } from './scorer/scorer';
export type { Coalition, CoalitionPlan } from './shapley/coalition-plan';
export { createExactPlan } from './shapley/exact-plan';
export { createSampledPlan } from './shapley/sampled-plan';
export { type EstimatorBundle, toEstimatorParts } from './to-estimator-parts';
