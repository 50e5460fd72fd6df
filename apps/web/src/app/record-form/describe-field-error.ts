import type { FieldError } from '@medcast/problem';
import { describeAccepted, type FieldDeclaration } from '@medcast/record-schema';

const anyOf = new Intl.ListFormat('en-US', { type: 'disjunction' });

/** Categories that are named one by one. */
const NAMED_AT_MOST = 8;

/** Says what is wrong beside the field itself, where its name need not be said again. */
export function describeFieldError(error: FieldError, field: FieldDeclaration): string {
  if (error.code === 'FIELD_REQUIRED') return `Please ${askFor(field)}.`;
  return `${startWithCapital(withoutName(error.message, field))}.`;
}

/** A message about a field without the name or label in front: "bmi: expected …" → "Expected …". */
export function messageBeside(message: string, field: FieldDeclaration): string {
  return startWithCapital(withoutName(message, field));
}

function askFor(field: FieldDeclaration): string {
  if (field.kind !== 'category' || field.open === true) return `enter ${describeAccepted(field)}`;
  if (field.categories.length > NAMED_AT_MOST) return `choose one of the ${field.categories.length} in the list`;
  return `choose ${anyOf.format(field.categories.map((category) => category.label))}`;
}

function withoutName(message: string, field: FieldDeclaration): string {
  const named = [`${field.name}: `, `${field.label}: `].find((prefix) => message.startsWith(prefix));
  return named === undefined ? message : message.slice(named.length);
}

function startWithCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
