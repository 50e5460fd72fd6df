import type { EstimatorParts } from '../estimator';
import type { EstimateFacts } from './to-estimate';

/** What the estimates of a model say beside its outputs. */
export function factsOf({ schema, level, thresholds }: EstimatorParts): EstimateFacts {
  const unit = schema.target.kind === 'category' ? '' : (schema.target.unit ?? '');
  return { level, unit, thresholds };
}
