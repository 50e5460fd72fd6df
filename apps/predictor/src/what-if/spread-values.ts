import type { DateField, QuantityField } from '@medcast/record-schema';
import { fromEpochDay, toEpochDay } from '@medcast/record-schema';

/** Digits of a number between others: what evenly spaced binary fractions have beyond them is noise. */
const DIGITS = 12;

/** From where to where, both included. */
export interface ValueRange<Value> {
  readonly from: Value;
  readonly to: Value;
}

/** A field whose values lie on a line. */
export type RangedField = QuantityField | DateField;

/** Where the values of a field lie by default: where the model has learned, else where they are accepted. */
export function defaultRangeOf(field: RangedField): Partial<ValueRange<number | string>> {
  const { minimum, maximum } = field.trained ?? field;
  return { ...(minimum !== undefined && { from: minimum }), ...(maximum !== undefined && { to: maximum }) };
}

/** Numbers that are evenly spaced over a range; whole ones rounded, each once. */
export function spreadNumbers(
  { from, to }: ValueRange<number>,
  { points, isWhole }: { readonly points: number; readonly isWhole: boolean },
): readonly number[] {
  const values = Array.from({ length: points }, (_, index) => {
    // The ends as they are.
    if (index === 0) return from;
    if (index === points - 1) return to;
    const value = from + ((to - from) * index) / (points - 1);
    return isWhole ? Math.round(value) : Math.min(Math.max(from, Number(value.toPrecision(DIGITS))), to);
  });
  return [...new Set(values)];
}

/** Dates that are evenly spaced over a range, to the day, each once. */
export function spreadDates({ from, to }: ValueRange<string>, points: number): readonly string[] {
  const days = { from: toEpochDay(from) ?? NaN, to: toEpochDay(to) ?? NaN };
  return spreadNumbers(days, { points, isWhole: true }).map(fromEpochDay);
}
