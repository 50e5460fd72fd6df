import type { Gate } from '@medcast/model-bundle';
import { describeMetric } from '../../card/figures/metric';
import type { Comparison } from '../evaluation/common-evaluation';
import type { GateSource } from './gate-source';

/**
 * Whether the chosen candidates are better than the dummy and than the linear baseline by more than one standard error
 * of the difference on the same folds. A chosen candidate that is the linear baseline itself passes by identity.
 */
export function measureBaselines({ evaluation }: GateSource): readonly Gate[] {
  return evaluation.comparisons.map(toGate);
}

function toGate(comparison: Comparison): Gate {
  const { baseline, output, candidate, metric, difference } = comparison;
  const name = `better than ${baseline} (${output})`;
  const figure = difference.mean ?? 0;
  const required = difference.standardError ?? 0;
  if (isBaselineItself(comparison)) {
    return { name, passed: true, figure, required, detail: `${candidate} is the linear baseline itself` };
  }
  return {
    name,
    passed: difference.standardError !== null && figure > required,
    figure,
    required,
    detail: `how much better ${candidate} is by ${describeMetric(metric)}; it needs more than one standard error`,
  };
}

/** A linear baseline that was chosen differs from itself by nothing, in every fold. */
function isBaselineItself({ baseline, difference }: Comparison): boolean {
  return baseline === 'linear' && difference.mean === 0 && difference.standardError === 0;
}
