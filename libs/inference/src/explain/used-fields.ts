import type { FeatureExpression, FeatureSpec } from '@medcast/feature-pipeline';
import type { FieldDeclaration, RecordSchema } from '@medcast/record-schema';

/** The fields that some feature reads, in the order of the schema; no other can contribute to an estimate. */
export function usedFieldsOf(spec: FeatureSpec, schema: RecordSchema): readonly FieldDeclaration[] {
  const names = new Set(spec.columns.flatMap(({ value }) => fieldsIn(value)));
  return schema.fields.filter(({ name }) => names.has(name));
}

function fieldsIn(expression: FeatureExpression): readonly string[] {
  if ('field' in expression) {
    return [expression.field];
  }
  return expression.op === 'product' ? expression.of.flatMap(fieldsIn) : fieldsIn(expression.of);
}
