import type { RegressionEstimate } from '@medcast/prediction-contract';

/** A linear axis with round ticks. */
export interface IntervalScale {
  readonly ticks: readonly number[];
  /** Position of a value along the axis, from 0 to 100. */
  readonly toPercent: (value: number) => number;
}

const STEPS_WANTED = 4;
const ROUND_STEPS = [1, 2, 2.5, 5, 10];

/** The axis on which an estimate and its interval are drawn; it starts at zero where zero is near. */
export function createIntervalScale({ expected, typical, interval }: RegressionEstimate): IntervalScale {
  const lowest = Math.min(interval.lower, expected, typical);
  const highest = Math.max(interval.upper, expected, typical);
  const isZeroNear = lowest > 0 && lowest < highest - lowest;
  const ticks = roundTicks(isZeroNear ? 0 : lowest, highest);
  const first = ticks[0] ?? 0;
  const span = (ticks.at(-1) ?? 1) - first;
  return { ticks, toPercent: (value) => ((value - first) / span) * 100 };
}

/** Round numbers at even steps, the first at most the lowest value, the last at least the highest. */
export function roundTicks(lowest: number, highest: number): readonly number[] {
  const span = highest - lowest || Math.abs(highest) || 1;
  const step = roundStep(span / STEPS_WANTED);
  const first = Math.floor(lowest / step);
  const last = Math.max(Math.ceil(highest / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

function roundStep(roughStep: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(roughStep));
  const factor = ROUND_STEPS.find((candidate) => candidate * magnitude >= roughStep) ?? 10;
  return factor * magnitude;
}
