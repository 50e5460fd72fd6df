export {
  type ClassificationEstimate,
  type Estimate,
  type Explanation,
  type FieldContribution,
  isRegressionEstimate,
  type ModelReference,
  type PredictionInterval,
  type PredictionResponse,
  type PredictionWarning,
  type RegressionEstimate,
} from './prediction';
export type { ServedCard, ServedModel, ServedModelDetail, ServedModelList, ServedSchema } from './served-model';
