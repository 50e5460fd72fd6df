import type { FieldValue } from '@medcast/record-schema';
import type { BackgroundRecord } from './check-background';

/** The distinct values of a background, numbered. */
export interface BackgroundCodes {
  /** By code. */
  readonly values: readonly { readonly field: string; readonly value: FieldValue }[];
  /** For each background record, the code of each field. */
  readonly byRecord: readonly (readonly number[])[];
}

/** Numbers the distinct values that a background has in some fields. */
export function toBackgroundCodes(background: readonly BackgroundRecord[], fields: readonly string[]): BackgroundCodes {
  const values: { field: string; value: FieldValue }[] = [];
  const codesOf = fields.map((field) => {
    const known = new Map<FieldValue, number>();
    return background.map(({ record }) => {
      const value = record[field] ?? null;
      const code = known.get(value) ?? values.push({ field, value }) - 1;
      known.set(value, code);
      return code;
    });
  });
  return { values, byRecord: background.map((_, index) => codesOf.map((codes) => codes[index] ?? -1)) };
}
