/**
 * Share of a standard normal population below a value, to 7.5e-8 (Abramowitz and Stegun 1964, 26.2.17).
 *
 * @example
 * normalShareBelow(1.96); // 0.975
 */
export function normalShareBelow(value: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(value));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = (Math.exp((-value * value) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return value >= 0 ? 1 - above : above;
}
