import type { CategoryField, DateField, QuantityField } from '../field-declaration';
import { toEpochDay } from '../iso-date';
import { quietCategoriesOf, quietRangeOf } from '../quick-check';
import { ASCII } from './ascii';
import { DateReader } from './date-reader';
import { DecimalReader } from './decimal-reader';
import { addToHash, HASH_OF_NOTHING, TextCodes } from './text-codes';

/**
 * Reads the value at a place of some bytes and writes its code (see `createFieldEncoder`) into a row of its column.
 *
 * @returns the place behind the value, or -1 for one of which there is something to say: others find out what. The
 *   column may have been written all the same
 */
export type ValueReader = (bytes: Uint8Array, at: number, row: number) => number;

/** Compiles the reader of numbers that are accepted and were seen in training. */
export function compileQuantityReader(field: QuantityField, column: Float64Array): ValueReader {
  const { lowest, highest } = quietRangeOf(field);
  const isWhole = field.kind === 'integer';
  const decimal = new DecimalReader();
  return (bytes, at, row) => {
    const end = decimal.read(bytes, at);
    const { value } = decimal;
    if (end < 0 || !(value >= lowest && value <= highest) || (isWhole && !Number.isInteger(value))) return -1;
    column[row] = value;
    return end;
  };
}

/** Compiles the reader of dates that are accepted and were seen in training. */
export function compileDateReader(field: DateField, column: Float64Array): ValueReader {
  const { minimum, maximum, trained } = field;
  const lowest = Math.max(...[minimum, trained?.minimum].map((date) => toDay(date) ?? -Infinity));
  const highest = Math.min(...[maximum, trained?.maximum].map((date) => toDay(date) ?? Infinity));
  const date = new DateReader();
  return (bytes, at, row) => {
    const end = date.read(bytes, at);
    if (end < 0 || date.day < lowest || date.day > highest) return -1;
    column[row] = date.day;
    return end;
  };
}

/**
 * Compiles the reader of texts that stand for codes.
 *
 * @param ends by byte, 1 for each that ends a text
 */
export function compileCodeReader(
  codes: ReadonlyMap<string, number>,
  column: Float64Array,
  ends: Uint8Array,
): ValueReader {
  const known = new TextCodes(codes);
  const place = { start: 0, end: 0, hash: 0 };
  return (bytes, at, row) => {
    let hash = HASH_OF_NOTHING;
    let end = at;
    for (let byte = bytes[end] ?? 0; ends[byte] === 0; byte = bytes[++end] ?? 0) hash = addToHash(hash, byte);
    place.start = at;
    place.end = end;
    place.hash = hash;
    const code = known.find(bytes, place);
    if (code < 0) return -1;
    column[row] = code;
    return end;
  };
}

/** The codes of the categories that were seen in training. */
export function quietCodesOf(field: CategoryField): ReadonlyMap<string, number> {
  const places = new Map(field.categories.map(({ value }, index) => [value, index]));
  return new Map(quietCategoriesOf(field).map((value) => [value, places.get(value) ?? -1]));
}

/**
 * Compiles the reader of texts without a code, of which only the length matters.
 *
 * @param ends by byte, 1 for each that ends a text
 */
export function compileTextReader(maximumLength: number, column: Float64Array, ends: Uint8Array): ValueReader {
  return (bytes, at, row) => {
    let end = at;
    for (let byte = bytes[end] ?? 0; ends[byte] === 0; byte = bytes[++end] ?? 0) {
      // Controls need escapes; beyond ASCII, bytes are not characters.
      if (byte < ASCII.SPACE || byte >= ASCII.LAST) return -1;
    }
    if (end - at > maximumLength) return -1;
    column[row] = NaN;
    return end;
  };
}

/** By byte, 1 for each of these and for what stands behind the last byte that there is. */
export function endsAt(...bytes: readonly number[]): Uint8Array {
  const ends = new Uint8Array(256);
  for (const byte of [ASCII.NUL, ...bytes]) ends[byte] = 1;
  return ends;
}

function toDay(date: string | undefined): number | undefined {
  return date === undefined ? undefined : toEpochDay(date);
}
