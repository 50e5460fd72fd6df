import type { FieldDeclaration, FieldValue, RecordSchema, ValidRecord } from '@medcast/record-schema';

/** Decimals to which the mean of a quantity without a step is rounded. */
const DECIMALS = 3;

/**
 * One valid record that stands for a group of people: the mean of each quantity, rounded to the field's step,
 * and the most frequent of each other value.
 */
export function toAggregateRecord(
  schema: RecordSchema,
  group: readonly ValidRecord[],
): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(schema.fields.map((field) => [field.name, aggregate(field, group)]));
}

function aggregate(field: FieldDeclaration, group: readonly ValidRecord[]): FieldValue {
  const values = group.map((record) => record[field.name] ?? null).filter((value) => value !== null);
  if (values.length === 0) return null;
  switch (field.kind) {
    case 'integer':
      return Math.round(mean(values));
    case 'number':
      return roundToStep(mean(values), field.step);
    case 'category':
    case 'boolean':
      return mostFrequent(values);
    case 'text':
      return field.example;
  }
}

function mean(values: readonly FieldValue[]): number {
  return values.reduce<number>((sum, value) => sum + Number(value), 0) / values.length;
}

function roundToStep(value: number, step: number | undefined): number {
  return Number((step === undefined ? value : Math.round(value / step) * step).toFixed(DECIMALS));
}

function mostFrequent(values: readonly FieldValue[]): FieldValue {
  const counts = new Map<FieldValue, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0];
}
