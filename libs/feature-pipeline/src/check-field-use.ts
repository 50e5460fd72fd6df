import type { CategoryField, FieldDeclaration, RecordSchema } from '@medcast/record-schema';
import type { DatePartExpression, FieldExpression, FieldValueExpression } from './feature-spec';

/** Everything that is wrong with how an expression uses its field. */
export function checkFieldUse(expression: FieldExpression, schema: RecordSchema): string[] {
  const field = schema.fields.find((candidate) => candidate.name === expression.field);
  if (field === undefined) {
    const names = schema.fields.map((candidate) => candidate.name).join(', ');
    return [`expected a field of the schema (${names}), got "${expression.field}"`];
  }
  if (field.kind === 'text')
    return [`expected a field that is not free text, got "${field.name}"; text is never a feature`];
  switch (expression.op) {
    case 'field':
      return checkFieldValue(expression, field);
    case 'one-hot':
      return checkCategories(field, (categories) => unknownCategories([expression.category], categories));
    case 'ordinal':
      return checkCategories(field, (categories) => checkOrder(expression.order, categories));
    case 'missing-indicator':
      return [];
    case 'date-part':
      return field.kind === 'date'
        ? checkWhenMissing(expression, field)
        : [`expected a date field, got "${field.name}", which is of kind ${field.kind}`];
  }
}

function checkFieldValue(expression: FieldValueExpression, field: FieldDeclaration): string[] {
  if (field.kind === 'category' || field.kind === 'date') {
    const advice = field.kind === 'date' ? 'date-part' : 'one-hot or ordinal';
    return [`expected a field of numbers, got "${field.name}", which is of kind ${field.kind}; use ${advice}`];
  }
  return checkWhenMissing(expression, field);
}

function checkWhenMissing(
  { whenMissing }: FieldValueExpression | DatePartExpression,
  field: FieldDeclaration,
): string[] {
  if (whenMissing === undefined) {
    return field.missing === 'allow' ? [`expected whenMissing, because "${field.name}" may be missing; got none`] : [];
  }
  return Number.isFinite(whenMissing) ? [] : [`expected a finite whenMissing, got ${whenMissing}`];
}

function checkCategories(field: FieldDeclaration, check: (categories: readonly string[]) => string[]): string[] {
  if (field.kind !== 'category')
    return [`expected a category field, got "${field.name}", which is of kind ${field.kind}`];
  return check(categoryValues(field));
}

function categoryValues(field: CategoryField): string[] {
  return field.categories.map((category) => category.value);
}

function unknownCategories(given: readonly string[], categories: readonly string[]): string[] {
  return given
    .filter((category) => !categories.includes(category))
    .map((category) => `expected a category of the field (${categories.join(', ')}), got "${category}"`);
}

function checkOrder(order: readonly string[], categories: readonly string[]): string[] {
  const repeated = order.filter((category, index) => order.indexOf(category) !== index);
  const absent = categories.filter((category) => !order.includes(category));
  return [
    ...unknownCategories(order, categories),
    ...repeated.map((category) => `expected each category once in the order, got "${category}" twice`),
    ...absent.map((category) => `expected every category in the order, "${category}" is not there`),
  ];
}
