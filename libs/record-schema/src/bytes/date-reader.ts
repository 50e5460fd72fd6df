import { ASCII } from './ascii';

const DATE_LENGTH = 'YYYY-MM-DD'.length;
const DAYS_PER_ERA = 146_097;
const YEARS_PER_ERA = 400;
/** From 0000-03-01 to 1970-01-01. */
const DAYS_TO_EPOCH = 719_468;
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads dates (`YYYY-MM-DD`) from bytes; the last one read stays in {@link DateReader.day}. */
export class DateReader {
  /** Days since 1970-01-01. */
  day = 0;

  /** @returns the place behind the date, or -1 where there is none that the calendar has */
  read(bytes: Uint8Array, at: number): number {
    const year = 100 * twoDigits(bytes, at) + twoDigits(bytes, at + 2);
    const month = twoDigits(bytes, at + 5);
    const dayOfMonth = twoDigits(bytes, at + 8);
    if (bytes[at + 4] !== ASCII.MINUS || bytes[at + 7] !== ASCII.MINUS || !(year >= 0)) return -1;
    if (!(dayOfMonth >= 1 && dayOfMonth <= daysOf(year, month))) return -1;
    this.day = toEpochDay(year, month, dayOfMonth);
    return at + DATE_LENGTH;
  }
}

/** NaN where there are not two digits. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - ASCII.ZERO;
  const ones = (bytes[at + 1] ?? 0) - ASCII.ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : NaN;
}

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (DAYS_OF_MONTHS[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0);
}

/** Years are counted from March, so that the leap day is the last of its year (Hinnant 2021, days_from_civil). */
function toEpochDay(year: number, month: number, dayOfMonth: number): number {
  const fromMarch = month <= 2 ? year - 1 : year;
  const era = Math.floor(fromMarch / YEARS_PER_ERA);
  const yearOfEra = fromMarch - era * YEARS_PER_ERA;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
}
