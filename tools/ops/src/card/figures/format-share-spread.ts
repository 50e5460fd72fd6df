import { formatSpread } from './format-spread';
import type { MeanAndDeviation } from '../../train/evaluation/spread';
import { toPercent } from './to-percent';

/** The mean ± standard deviation of a share from 0 to 1, in percent: "95.21 ± 0.14 %". */
export function formatShareSpread(share: MeanAndDeviation): string {
  return `${formatSpread(toPercent(share))} %`;
}
