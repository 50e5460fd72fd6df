import type { FieldValue, RecordSchema } from '@medcast/record-schema';

/** The targets as numbers: a quantity as it is, a category as its index among those that the schema declares. */
export function toTargetValues(targets: readonly FieldValue[], target: RecordSchema['target']): Float64Array {
  if (target.kind !== 'category') return Float64Array.from(targets, Number);
  const indexOf = new Map<FieldValue, number>(target.categories.map(({ value }, index) => [value, index]));
  return Float64Array.from(targets, (value) => indexOf.get(value) ?? NaN);
}
