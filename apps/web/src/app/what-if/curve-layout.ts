import { toEpochDay } from '@medcast/record-schema';
import { roundTicks } from '../estimate/interval-scale';
import type { Curve, CurvePoint } from './to-curve';

/** A mark on an axis. */
export interface AxisTick {
  /** From 0 to 100, from the left or from the top. */
  readonly at: number;
  readonly text: string;
}

/** Where a point of a curve lies, each from 0 to 100, from the left and from the top. */
export interface PlacedPoint {
  readonly x: number;
  readonly y: number;
}

/** A part of the width, from 0 to 100. */
export interface Stretch {
  readonly from: number;
  readonly width: number;
}

/** A curve as it is drawn in a square of 100 by 100. */
export interface CurveLayout {
  /** Outline of the band that intervals make; "" where there are none. */
  readonly band: string;
  readonly line: string;
  readonly points: readonly PlacedPoint[];
  /** Undefined where the record has no value there. */
  readonly own: PlacedPoint | undefined;
  /** Stretches in which the model has seen few that are similar. */
  readonly unusual: readonly Stretch[];
  readonly xTicks: readonly AxisTick[];
  readonly yTicks: readonly AxisTick[];
}

const DATE_TICKS = 3;

/** Lays a curve over numbers or dates out. */
export function layOutCurve({ points, own, format, field }: Curve): CurveLayout {
  const ownAt = toNumber(own);
  const places = [...points.map(toNumber), ownAt].filter((place) => !Number.isNaN(place));
  const toX = createScale(Math.min(...places), Math.max(...places));
  const ticks = ticksOf([...points, own]);
  const toY = createScale(ticks.at(-1) ?? 1, ticks[0] ?? 0);
  const place = (point: CurvePoint): PlacedPoint => ({ x: toX(toNumber(point)), y: toY(point.figure) });
  const placed = points.map(place);
  return {
    band: bandOf(points, toX, toY),
    line: toPath(placed),
    points: placed,
    own: Number.isNaN(ownAt) ? undefined : place(own),
    unusual: unusualOf(points, placed),
    xTicks: field.kind === 'date' ? dateTicks(points) : numberTicks(places, toX),
    yTicks: ticks.map((tick) => ({ at: toY(tick), text: format.tick(tick) })),
  };
}

type Scale = (value: number) => number;

function createScale(first: number, last: number): Scale {
  const span = last - first || 1;
  return (value) => ((value - first) / span) * 100;
}

/** Round numbers below and above all figures and intervals, from zero where zero is near. */
function ticksOf(points: readonly CurvePoint[]): readonly number[] {
  const lowest = Math.min(...points.map(({ figure, interval }) => Math.min(figure, interval?.lower ?? figure)));
  const highest = Math.max(...points.map(({ figure, interval }) => Math.max(figure, interval?.upper ?? figure)));
  const isZeroNear = lowest > 0 && lowest < highest - lowest;
  return roundTicks(isZeroNear ? 0 : lowest, highest);
}

function bandOf(points: readonly CurvePoint[], toX: Scale, toY: Scale): string {
  const edge = (end: 'lower' | 'upper'): PlacedPoint[] =>
    points.flatMap((point) =>
      point.interval === undefined ? [] : [{ x: toX(toNumber(point)), y: toY(point.interval[end]) }],
    );
  const outline = [...edge('upper'), ...edge('lower').reverse()];
  return outline.length === 0 ? '' : `${toPath(outline)}Z`;
}

/** Each unusual point stands for the half of the way to its neighbours; neighbours make one stretch. */
function unusualOf(points: readonly CurvePoint[], placed: readonly PlacedPoint[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, { isUnusual }] of points.entries()) {
    if (!isUnusual) continue;
    const x = placed[index]?.x ?? 0;
    const end = (x + (placed[index + 1]?.x ?? x)) / 2;
    const isContinued = points[index - 1]?.isUnusual === true;
    const from = (isContinued ? stretches.pop()?.from : undefined) ?? (x + (placed[index - 1]?.x ?? x)) / 2;
    stretches.push({ from, width: end - from });
  }
  return stretches;
}

function numberTicks(places: readonly number[], toX: Scale): readonly AxisTick[] {
  const [lowest, highest] = [Math.min(...places), Math.max(...places)];
  return roundTicks(lowest, highest)
    .filter((tick) => tick >= lowest && tick <= highest)
    .map((tick) => ({ at: toX(tick), text: tick.toLocaleString('en-US', { maximumFractionDigits: 6 }) }));
}

function dateTicks(points: readonly CurvePoint[]): readonly AxisTick[] {
  return Array.from({ length: DATE_TICKS }, (_, index) => {
    const share = index / (DATE_TICKS - 1);
    return { at: share * 100, text: points[Math.round(share * (points.length - 1))]?.label ?? '' };
  });
}

function toPath(points: readonly PlacedPoint[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function toNumber({ value }: CurvePoint): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? (toEpochDay(value) ?? NaN) : NaN;
}
