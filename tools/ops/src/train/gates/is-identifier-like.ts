import type { FieldValue } from '@medcast/record-schema';

/** Values below which all being different says nothing. */
const FEWEST_VALUES = 20;
/** A running number with gaps: its range is at most so many times the number of its values. */
const WIDEST_RANGE = 2;

/**
 * Whether the values of a column look like an identifier: no two are equal, and, where they are numbers, they rise from
 * row to row or fill their range as a running number does. Amounts that merely happen to differ are none.
 *
 * @param values of the column, in the order of the table; missing ones are null
 */
export function isIdentifierLike(values: readonly FieldValue[]): boolean {
  const present = values.filter((value) => value !== null);
  if (present.length < FEWEST_VALUES || new Set(present).size < present.length) return false;
  const numbers = present.filter((value) => typeof value === 'number');
  return numbers.length < present.length || isRising(numbers) || isDense(numbers);
}

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((value, index) => index === 0 || value > (numbers[index - 1] ?? value));
}

function isDense(numbers: readonly number[]): boolean {
  const lowest = numbers.reduce((least, value) => Math.min(least, value), Infinity);
  const highest = numbers.reduce((greatest, value) => Math.max(greatest, value), -Infinity);
  return highest - lowest < WIDEST_RANGE * numbers.length;
}
