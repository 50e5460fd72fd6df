import type { FieldValue, RecordSchema, ValidRecord } from '@medcast/record-schema';
import type { FeatureExpression, FeatureSpec, FieldExpression } from '../feature-spec';

/** The features of one record by the plainest reading of the spec: the reference for what is compiled. */
export function interpretRow(spec: FeatureSpec, schema: RecordSchema, record: ValidRecord): number[] {
  const known = new Set(schema.fields.map((field) => field.name));
  const valueOf = (name: string): FieldValue => (known.has(name) ? (record[name] ?? null) : null);
  return spec.columns.map((column) => Math.fround(interpret(column.value, valueOf)));
}

function interpret(expression: FeatureExpression, valueOf: (field: string) => FieldValue): number {
  if ('field' in expression) return interpretField(expression, valueOf(expression.field));
  if (expression.op === 'product')
    return expression.of.reduce((result, factor) => result * interpret(factor, valueOf), 1);
  const value = interpret(expression.of, valueOf);
  switch (expression.op) {
    case 'indicator':
      return Number(expression.comparison === '>' ? value > expression.threshold : value >= expression.threshold);
    case 'power':
      return Math.pow(value, expression.exponent);
    case 'log1p':
      return Math.log1p(value);
    case 'shift-scale':
      return (value - expression.shift) / expression.scale;
    case 'clip':
      return Math.min(Math.max(value, expression.minimum), expression.maximum);
  }
}

function interpretField(expression: FieldExpression, value: FieldValue): number {
  switch (expression.op) {
    case 'field':
      return value === null ? (expression.whenMissing ?? Number.NaN) : Number(value);
    case 'one-hot':
      return Number(value === expression.category);
    case 'ordinal':
      return value === null ? -1 : expression.order.findIndex((category) => category === value);
    case 'missing-indicator':
      return Number(value === null);
  }
}
