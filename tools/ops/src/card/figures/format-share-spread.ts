import { formatSpread } from './format-spread';
import type { Spread } from './spread';

/** The mean ± standard deviation of a share from 0 to 1, in percent: "95.21 ± 0.14 %". */
export function formatShareSpread({ mean, sd }: Spread): string {
  return `${formatSpread({ mean: mean * 100, sd: sd * 100 })} %`;
}
