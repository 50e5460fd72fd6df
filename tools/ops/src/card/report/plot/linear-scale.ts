import { formatTick } from './format-tick';

/** An axis from `minimum` to `maximum`, both round numbers that are ticks themselves. */
export interface LinearScale {
  readonly ticks: readonly Tick[];
  /** Place of a value on the axis, as an SVG length: "43.75%". Values beyond the ends stand at the ends. */
  toPlace(value: number): string;
  /** The same from the other end, for an axis that runs upwards. */
  toPlaceFromEnd(value: number): string;
}

/** A labelled place of an axis. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

const MOST_STEPS = 5;

/**
 * Makes an axis that holds all values, with at most six round ticks.
 *
 * @param values finite; at least one
 */
export function createLinearScale(values: readonly number[]): LinearScale {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const step = toRoundStep(highest === lowest ? Math.abs(highest) || 1 : highest - lowest);
  const first = Math.floor(lowest / step + 1e-9);
  const last = Math.max(Math.ceil(highest / step - 1e-9), first + 1);
  const toShare = (value: number): number => Math.min(Math.max((value / step - first) / (last - first), 0), 1);
  return {
    ticks: Array.from({ length: last - first + 1 }, (_, index) => ({
      value: (first + index) * step,
      label: formatTick((first + index) * step),
    })),
    toPlace: (value) => toPercentage(toShare(value)),
    toPlaceFromEnd: (value) => toPercentage(1 - toShare(value)),
  };
}

/** The smallest of 1, 2, 2.5 and 5 times a power of ten that makes no more than {@link MOST_STEPS} steps. */
function toRoundStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / MOST_STEPS));
  const factor = [1, 2, 2.5, 5].find((candidate) => candidate * power * (MOST_STEPS - 1) >= span) ?? 10;
  return factor * power;
}

function toPercentage(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
