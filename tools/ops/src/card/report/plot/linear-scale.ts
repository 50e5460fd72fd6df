import { formatTick } from './format-tick';

/** An axis from `minimum` to `maximum`, both round numbers that are ticks themselves. */
export interface LinearScale {
  readonly ticks: readonly Tick[];
  /** Place of a value on the axis, from 0 to 1. Values beyond the ends stand at the ends. */
  toShare(value: number): number;
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

/** A round step, and the first and last multiple of it that an axis has. */
interface Steps {
  readonly step: number;
  readonly first: number;
  readonly last: number;
}

const MOST_STEPS = 5;
const ROUND_FACTORS = [1, 2, 2.5, 5, 10, 20] as const;
/** Part of a step by which a value may lie beyond the end of an axis: too little to see. */
const SLACK = 0.02;
/** Values closer than this, relative to their size, are one place on an axis. */
const INDISTINGUISHABLE = 1e-9;

/**
 * Makes an axis for all values, with two to six round ticks.
 *
 * @param values finite; at least one
 */
export function createLinearScale(values: readonly number[]): LinearScale {
  const { step, first, last } = toRoundSteps(Math.min(...values), Math.max(...values));
  const toShare = (value: number): number => Math.min(Math.max((value / step - first) / (last - first), 0), 1);
  return {
    ticks: Array.from({ length: last - first + 1 }, (_, index) => toTick((first + index) * step)),
    toShare,
    toPlace: (value) => toPercentage(toShare(value)),
    toPlaceFromEnd: (value) => toPercentage(1 - toShare(value)),
  };
}

/** Finds the smallest round step that makes no more than {@link MOST_STEPS}. */
function toRoundSteps(lowest: number, highest: number): Steps {
  const magnitude = Math.max(Math.abs(lowest), Math.abs(highest));
  const span = highest - lowest > INDISTINGUISHABLE * magnitude ? highest - lowest : magnitude || 1;
  const power = 10 ** Math.floor(Math.log10(span / MOST_STEPS));
  const choices = ROUND_FACTORS.map((factor) => toSteps(lowest, highest, factor * power));
  return choices.find(({ first, last }) => last - first <= MOST_STEPS) ?? toSteps(lowest, highest, span);
}

function toSteps(lowest: number, highest: number, step: number): Steps {
  const first = Math.floor(lowest / step + SLACK);
  return { step, first, last: Math.max(Math.ceil(highest / step - SLACK), first + 1) };
}

function toTick(value: number): Tick {
  return { value, label: formatTick(value) };
}

/** A share of a length, as an SVG length. */
export function toPercentage(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
