import type { AllowedValues } from '@medcast/problem';
import type { FieldDeclaration, QuantityField } from './field-declaration';

/** What a quantity accepts, in words: "10 to 80 kg/m²", "0 or more USD", "any number, in kg". */
export function describeQuantity(field: QuantityField): string {
  const bounds = describeBounds(field);
  if (field.unit === undefined) return bounds ?? 'any number';
  return bounds === undefined ? `any number, in ${field.unit}` : `${bounds} ${field.unit}`;
}

/** What a field accepts, in words: "a whole number from 0 to 120 years", "one of female, male". */
export function describeAccepted(field: FieldDeclaration): string {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return `${field.kind === 'integer' ? 'a whole number' : 'a number'} ${describeRange(field)}`.trim();
    case 'category':
      return `one of ${field.categories.map((category) => category.value).join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'text':
      return `a text of at most ${field.maximumLength} characters`;
  }
}

/** What a field accepts, for a program. */
export function toAllowedValues(field: FieldDeclaration): AllowedValues {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return {
        type: field.kind,
        ...(field.minimum !== undefined && { minimum: field.minimum }),
        ...(field.maximum !== undefined && { maximum: field.maximum }),
      };
    case 'category':
      return { type: 'string', values: field.categories.map((category) => category.value) };
    case 'boolean':
      return { type: 'boolean' };
    case 'text':
      return { type: 'string', maximumLength: field.maximumLength };
  }
}

function describeRange(field: QuantityField): string {
  const bounds = describeBounds(field);
  if (bounds === undefined) return field.unit === undefined ? '' : `in ${field.unit}`;
  return `${field.minimum !== undefined && field.maximum !== undefined ? 'from' : 'of'} ${describeQuantity(field)}`;
}

function describeBounds({ minimum, maximum }: QuantityField): string | undefined {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (minimum !== undefined) return `${minimum} or more`;
  return maximum === undefined ? undefined : `${maximum} or less`;
}
