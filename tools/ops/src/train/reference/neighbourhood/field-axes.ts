import { type NeighbourhoodField, toQuantity } from '@medcast/inference';
import type { FieldDeclaration, FieldValue, ValidRecord } from '@medcast/record-schema';

/** Shares of the people at which the line of a quantity bends, with their places in a standard normal population. */
const BENDS = [
  { share: 0.01, score: -2.326 },
  { share: 0.05, score: -1.645 },
  { share: 0.25, score: -0.674 },
  { share: 0.5, score: 0 },
  { share: 0.75, score: 0.674 },
  { share: 0.95, score: 1.645 },
  { share: 0.99, score: 2.326 },
] as const;

/** Beyond the outermost bends the line is at most so many times as steep as between the quartiles. */
const STEEPEST = 5;
/** Squared distance of two values at most: a rare value is unusual, not infinitely so. */
const LARGEST_SQUARE = 8;
/** Values of a category with axes of their own; the rarer ones share one. */
const VALUES_AT_MOST = 24;

/**
 * Says how fields become coordinates: numbers and dates as their places in a normal population, which makes skewed
 * and bounded ones comparable and goes on beyond the outermost people; other values by equality. On average two people
 * have the squared distance 2 in each field.
 */
export function toFieldAxes(
  fields: readonly FieldDeclaration[],
  people: readonly ValidRecord[],
): readonly NeighbourhoodField[] {
  return fields.map((field) => {
    const values = people.map((record) => record[field.name] ?? null);
    return field.kind === 'category' || field.kind === 'boolean' || field.kind === 'text'
      ? toValueAxes(field.name, values)
      : toQuantityAxis(field.name, values);
  });
}

function toQuantityAxis(field: string, values: readonly FieldValue[]): NeighbourhoodField {
  const present = values.filter((value) => value !== null).map(toQuantity);
  const missing = 1 - present.length / values.length;
  const square = Math.min(LARGEST_SQUARE, 1 / (missing * (1 - missing)));
  return { kind: 'quantity', field, knots: toKnots(present.toSorted((a, b) => a - b)), missing: Math.sqrt(square) };
}

function toKnots(sorted: readonly number[]) {
  const inner = toBends(sorted);
  const [first, second] = inner;
  const last = inner.at(-1);
  if (first === undefined || second === undefined || last === undefined) return constantKnots(first?.value ?? 0);
  const before = inner.at(-2) ?? first;
  const unit = unitOf(inner);
  return [
    { value: first.value - unit, score: first.score - unit * slopeOf(first, second, unit) },
    ...inner,
    { value: last.value + unit, score: last.score + unit * slopeOf(before, last, unit) },
  ];
}

/** One knot for each value at which the line bends: the mean place of the shares that fall on it. */
function toBends(sorted: readonly number[]): readonly Knot[] {
  const scores = new Map<number, number[]>();
  for (const { share, score } of BENDS) {
    const value = sorted[Math.round(share * (sorted.length - 1))] ?? 0;
    scores.set(value, [...(scores.get(value) ?? []), score]);
  }
  return [...scores].map(([value, places]) => ({
    value,
    score: places.reduce((sum, place) => sum + place, 0) / places.length,
  }));
}

interface Knot {
  readonly value: number;
  readonly score: number;
}

/** What a step of 1 in score is between the quartiles, or as near to them as the bends allow. */
function unitOf(knots: readonly Knot[]): number {
  const lower = knots.findLast(({ score }) => score <= -0.6) ?? knots[0];
  const upper = knots.find(({ score }) => score >= 0.6) ?? knots.at(-1);
  if (lower === undefined || upper === undefined || lower === upper) return 1;
  return (upper.value - lower.value) / (upper.score - lower.score);
}

function slopeOf(from: Knot, to: Knot, unit: number): number {
  return Math.min((to.score - from.score) / (to.value - from.value), STEEPEST / unit);
}

/** Where all people have the same value, a tenth of it is a step. */
function constantKnots(value: number): readonly Knot[] {
  const step = Math.abs(value) / 10 || 1;
  return [
    { value: value - step, score: -1 },
    { value, score: 0 },
    { value: value + step, score: 1 },
  ];
}

function toValueAxes(field: string, values: readonly FieldValue[]): NeighbourhoodField {
  const counts = new Map<FieldValue, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const frequent = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, VALUES_AT_MOST);
  const others = values.length - frequent.reduce((sum, [, count]) => sum + count, 0);
  const squares = [...frequent.map(([, count]) => count), others].map((count) => (count / values.length) ** 2);
  const differ = 1 - squares.reduce((sum, square) => sum + square, 0);
  return {
    kind: 'values',
    field,
    values: frequent.map(([value]) => value),
    different: Math.sqrt(Math.min(LARGEST_SQUARE, 2 / differ)),
  };
}
