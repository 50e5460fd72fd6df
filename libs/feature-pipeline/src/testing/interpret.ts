import type { FieldValue, RecordSchema, ValidRecord } from '@medcast/record-schema';
import type { DatePart, FeatureExpression, FeatureSpec, FieldExpression } from '../feature-spec';

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
    case 'date-part':
      return value === null ? (expression.whenMissing ?? Number.NaN) : interpretDate(expression.part, String(value));
  }
}

/** By the text and by counting days one by one, where the pipeline calculates. */
function interpretDate(part: DatePart, text: string): number {
  const [year = NaN, month = NaN, day = NaN] = text.split('-').map(Number);
  switch (part) {
    case 'year':
      return year;
    case 'month':
      return month;
    case 'day-of-month':
      return day;
    case 'day-of-week':
      return new Date(text).getUTCDay() === 0 ? 7 : new Date(text).getUTCDay();
    case 'day-of-year':
      return daysBefore(year, month) + day;
    case 'days-since-epoch':
      return Math.round(new Date(text).getTime() / 86_400_000);
  }
}

function daysBefore(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return lengths.slice(0, month - 1).reduce((sum, length) => sum + length, 0);
}
