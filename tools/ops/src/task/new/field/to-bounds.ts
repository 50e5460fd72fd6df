import type { NumberProfile } from '../profile/number-profile';

/** The hard bounds of a quantity. */
export interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * Bounds that refuse slips of the keyboard and little else: as far below the least and above the greatest value as these
 * are apart, rounded outwards to the leading digit of that distance. Where nothing is negative, the bound is 0 at least;
 * 0 and 1 stay 0 and 1.
 *
 * @example toBounds(ages) // of ages from 18 to 64: 0 to 110
 */
export function toBounds({
  minimum,
  maximum,
  isIntegral,
}: Pick<NumberProfile, 'minimum' | 'maximum' | 'isIntegral'>): Bounds {
  if (isIntegral && minimum === 0 && maximum === 1) return { minimum, maximum };
  const range = maximum - minimum || Math.abs(maximum) || 1;
  const digits = -Math.floor(Math.log10(range));
  const lowest = Math.min(round(minimum - range, digits, Math.floor), minimum);
  const highest = Math.max(round(maximum + range, digits, Math.ceil), maximum);
  return {
    minimum: minimum >= 0 ? Math.max(lowest, 0) : lowest,
    maximum: maximum <= 0 && minimum < 0 ? Math.min(highest, 0) : highest,
  };
}

/** Rounds to a number of decimals; negative ones are tens, hundreds and so on. */
function round(value: number, digits: number, to: (value: number) => number): number {
  const rounded = digits >= 0 ? to(value * 10 ** digits) / 10 ** digits : to(value / 10 ** -digits) * 10 ** -digits;
  // Beyond the powers of ten that a float64 has, nothing is rounded.
  return Number.isFinite(rounded) ? Number(rounded.toPrecision(12)) : value;
}
