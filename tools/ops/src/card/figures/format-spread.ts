import { formatNumber } from './format-number';
import type { Spread } from './spread';

const MOST_DECIMALS = 6;

/** Mean ± standard deviation, to the two digits of the deviation that mean anything: "2,512 ± 14", "0.8612 ± 0.0012". */
export function formatSpread({ mean, sd }: Spread): string {
  if (sd === 0) return `${formatNumber(mean)} ± 0`;
  const decimals = Math.min(Math.max(1 - Math.floor(Math.log10(sd)), 0), MOST_DECIMALS);
  const format = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  });
  return `${format.format(mean).replace('-', '−')} ± ${format.format(sd)}`;
}
