export {
  DRIFT_THRESHOLDS,
  type DriftBin,
  type DriftPeriod,
  type DriftQuantiles,
  type DriftReport,
  type DriftVerdict,
  type FieldDrift,
  MINIMUM_DRIFT_GROUP,
  MINIMUM_DRIFT_RECORDS,
  type PredictionDrift,
} from './drift-report';
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
export {
  DEFAULT_WHAT_IF_POINTS,
  MOST_WHAT_IF_GRID,
  MOST_WHAT_IF_POINTS,
  type WhatIfAxis,
  type WhatIfPoint,
  type WhatIfQuestion,
  type WhatIfResponse,
  type WhatIfValue,
  type WhatIfVariation,
} from './what-if';
export {
  DEFAULT_SHADOW_LIMITS,
  judgeShadow,
  type ShadowCheck,
  type ShadowJudgement,
  type ShadowLimits,
  type ShadowQuestion,
} from './shadow/judge-shadow';
export { parseShadowReport } from './shadow/parse-shadow-report';
export {
  MINIMUM_SHADOW_RECORDS,
  SHADOW_REPORT_VERSION,
  type ShadowDifference,
  type ShadowGroup,
  type ShadowLatency,
  type ShadowPair,
  type ShadowReport,
  type ShadowShift,
} from './shadow/shadow-report';
