import type { FieldValue } from '@medcast/record-schema';
import type { BackgroundRecord } from './check-background';

/** A value that a background has in a field. */
export interface BackgroundValue {
  readonly field: string;
  /** Position of the field among those that are numbered. */
  readonly fieldIndex: number;
  readonly value: FieldValue;
}

/** The distinct values of a background, numbered. */
export interface BackgroundCodes {
  /** By code. */
  readonly values: readonly BackgroundValue[];
  /** For each background record, the code of each field. */
  readonly byRecord: readonly (readonly number[])[];
  /** For each field, the codes of its values. */
  readonly byField: readonly ReadonlyMap<FieldValue, number>[];
}

/** Numbers the distinct values that a background has in some fields. */
export function toBackgroundCodes(background: readonly BackgroundRecord[], fields: readonly string[]): BackgroundCodes {
  const values: BackgroundValue[] = [];
  const byField = fields.map((field, fieldIndex) => {
    const known = new Map<FieldValue, number>();
    for (const { record } of background) {
      const value = record[field] ?? null;
      if (!known.has(value)) known.set(value, values.push({ field, fieldIndex, value }) - 1);
    }
    return known;
  });
  const byRecord = background.map(({ record }) =>
    fields.map((field, index) => byField[index]?.get(record[field] ?? null) ?? -1),
  );
  return { values, byRecord, byField };
}
