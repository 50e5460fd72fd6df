import { type Estimate, isRegressionEstimate } from '@medcast/prediction-contract';
import { createQuantityFormat, createShareFormat, type QuantityFormat } from './quantity-format';

/** How the figures of an estimate are written: quantities in the target's unit, or probabilities. */
export function formatOfEstimate(estimate: Estimate): QuantityFormat {
  if (!isRegressionEstimate(estimate)) return createShareFormat();
  return createQuantityFormat(
    estimate.unit,
    Math.max(Math.abs(estimate.interval.lower), Math.abs(estimate.interval.upper)),
  );
}
