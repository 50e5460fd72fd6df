import type { FeatureExpression, FeatureSpec } from '@medcast/feature-pipeline';
import type { RecordSchema } from '@medcast/record-schema';

/** For each field the columns that read this field and no other, in the order of the spec. */
export function fieldColumnsOf(
  { columns }: FeatureSpec,
  { fields }: RecordSchema,
): Readonly<Record<string, readonly string[]>> {
  const readBy = columns.map(({ name, value }) => ({ name, fields: [...new Set(fieldsIn(value))] }));
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      readBy.filter((column) => column.fields.length === 1 && column.fields[0] === field.name).map(({ name }) => name),
    ]),
  );
}

function fieldsIn(expression: FeatureExpression): readonly string[] {
  if ('field' in expression) return [expression.field];
  return expression.op === 'product' ? expression.of.flatMap(fieldsIn) : fieldsIn(expression.of);
}
