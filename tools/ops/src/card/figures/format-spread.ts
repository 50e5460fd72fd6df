import type { MeanAndDeviation } from '../../train/evaluation/spread';
import { formatNumber } from './format-number';

/** Digits of the deviation that mean anything. */
const DEVIATION_DIGITS = 2;
/** Digits of the mean; `evaluation.json` holds one more. */
const MEAN_DIGITS = 5;
const MOST_DECIMALS = 6;
/** Deviations smaller than this share of the mean are what rounding leaves of none. */
const NO_DEVIATION = 1e-12;

/**
 * Mean ± standard deviation: "2,512 ± 14", "0.8612 ± 0.0012".
 * The deviation decides how many decimals both have; a tiny one does not drag digits along that the mean lacks.
 */
export function formatSpread({ mean, sd }: MeanAndDeviation): string {
  if (sd <= NO_DEVIATION * Math.abs(mean)) return `${formatNumber(mean)} ± 0`;
  const decimals = Math.min(
    toDecimals(sd, DEVIATION_DIGITS),
    mean === 0 ? MOST_DECIMALS : toDecimals(mean, MEAN_DIGITS),
    MOST_DECIMALS,
  );
  const format = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  });
  return `${format.format(mean).replace('-', '−')} ± ${format.format(sd)}`;
}

/** Decimals that show a value to some significant digits. */
function toDecimals(value: number, significantDigits: number): number {
  return Math.max(significantDigits - 1 - Math.floor(Math.log10(Math.abs(value))), 0);
}
