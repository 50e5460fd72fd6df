const DATE_LENGTH = 'YYYY-MM-DD'.length;

/**
 * Writes a value of a Parquet file as the text that a CSV table would have: a date or timestamp as its date in UTC,
 * lists and structs as JSON. Undefined for null and NaN.
 */
export function toCellText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'undefined':
      return undefined;
    case 'string':
      return value;
    case 'number':
      return Number.isNaN(value) ? undefined : String(value);
    case 'object':
      return value === null ? undefined : toObjectText(value);
    default:
      return String(value);
  }
}

function toObjectText(value: object): string {
  if (!(value instanceof Date)) {
    return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
  }
  // The text of a date that no calendar has is refused by every field.
  return Number.isNaN(value.getTime()) ? String(value) : value.toISOString().slice(0, DATE_LENGTH);
}
