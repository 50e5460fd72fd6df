import type { DatePart } from '../feature-spec';
import { type Instruction, read } from './registers';

const MS_PER_DAY = 86_400_000;
const DAYS_OF_WEEK = 7;
/** 1970-01-01 was a Thursday: the fourth day of the week by ISO 8601. */
const EPOCH_DAY_OF_WEEK = 4;

/** Reads a part off a date that is given as days since 1970-01-01. */
type PartReader = (day: number) => number;

/** The reader of each part of a date. */
export const partReaders: Readonly<Record<DatePart, PartReader>> = {
  year: (day) => dateOf(day).getUTCFullYear(),
  month: (day) => dateOf(day).getUTCMonth() + 1,
  'day-of-month': (day) => dateOf(day).getUTCDate(),
  'day-of-week': (day) => modulo(day + EPOCH_DAY_OF_WEEK - 1, DAYS_OF_WEEK) + 1,
  'day-of-year': (day) => day - Date.UTC(dateOf(day).getUTCFullYear(), 0, 1) / MS_PER_DAY + 1,
  'days-since-epoch': (day) => day,
};

/** `out` = the part of the date in `input`, or the stand-in where it is missing (NaN). */
export function datePart(
  input: number,
  { read: readPart, whenMissing }: { readonly read: PartReader; readonly whenMissing: number },
  out: number,
): Instruction {
  return ({ values, stride, rows }) => {
    for (let from = input * stride, to = out * stride, end = to + rows; to < end; from++, to++) {
      const day = read(values, from);
      values[to] = Number.isNaN(day) ? whenMissing : readPart(day);
    }
  };
}

function dateOf(day: number): Date {
  return new Date(day * MS_PER_DAY);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
