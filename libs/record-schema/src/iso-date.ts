const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const MS_PER_DAY = 86_400_000;
const DATE_LENGTH = 'YYYY-MM-DD'.length;

/**
 * Days from 1970-01-01 to a calendar date (ISO 8601 `YYYY-MM-DD`), or undefined where the text is none.
 *
 * @example toEpochDay('1970-01-02') // 1
 */
export function toEpochDay(text: string): number | undefined {
  if (!ISO_DATE.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time)) return undefined;
  const day = time / MS_PER_DAY;
  // V8 reads 2023-02-30 as 2 March.
  return fromEpochDay(day) === text ? day : undefined;
}

/** The date that lies a whole number of days after 1970-01-01, as `YYYY-MM-DD`. */
export function fromEpochDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, DATE_LENGTH);
}

/** Whether a text is a date (ISO 8601 `YYYY-MM-DD`) that the calendar has. */
export function isIsoDate(text: string): boolean {
  return toEpochDay(text) !== undefined;
}
