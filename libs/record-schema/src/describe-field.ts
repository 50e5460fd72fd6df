import type { AllowedValues } from '@medcast/problem';
import {
  type CategoryField,
  type DateField,
  type FieldDeclaration,
  OPEN_CATEGORY_LENGTH,
  type QuantityField,
} from './field-declaration';

const DATE_FORM = 'YYYY-MM-DD';
/** Values of an open category that are named as examples. */
const NAMED_AT_MOST = 5;

/** What a quantity accepts, in words: "10 to 80 kg/m²", "0 or more USD", "any number, in kg". */
export function describeQuantity(field: QuantityField): string {
  const bounds = describeBounds(field);
  if (field.unit === undefined) return bounds ?? 'any number';
  return bounds === undefined ? `any number, in ${field.unit}` : `${bounds} ${field.unit}`;
}

/** What a date accepts, in words: "2020-01-01 to 2024-12-31", "any date". */
export function describeDate(field: DateField): string {
  return describeBounds(field) ?? 'any date';
}

/** What a field accepts, in words: "a whole number from 0 to 120 years", "one of female, male". */
export function describeAccepted(field: FieldDeclaration): string {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return `${field.kind === 'integer' ? 'a whole number' : 'a number'} ${describeRange(field)}`.trim();
    case 'category':
      return describeCategories(field);
    case 'boolean':
      return 'true or false';
    case 'date':
      return `a date ${describeRange(field)}`.trim();
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
      return field.open === true
        ? { type: 'string', maximumLength: OPEN_CATEGORY_LENGTH }
        : { type: 'string', values: field.categories.map((category) => category.value) };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return {
        type: 'date',
        ...(field.minimum !== undefined && { minimum: field.minimum }),
        ...(field.maximum !== undefined && { maximum: field.maximum }),
      };
    case 'text':
      return { type: 'string', maximumLength: field.maximumLength };
  }
}

function describeCategories({ categories, open }: CategoryField): string {
  // A comma within a value would be read as one between two.
  const values = categories.map(({ value }) => (value.includes(',') ? JSON.stringify(value) : value));
  if (open !== true) return `one of ${values.join(', ')}`;
  return `a text of at most ${OPEN_CATEGORY_LENGTH} characters, such as ${values.slice(0, NAMED_AT_MOST).join(', ')}`;
}

function describeRange(field: QuantityField | DateField): string {
  const bounds = describeBounds(field);
  if (field.kind === 'date')
    return bounds === undefined ? `(${DATE_FORM})` : `${prepositionOf(field)} ${bounds} (${DATE_FORM})`;
  if (bounds === undefined) return field.unit === undefined ? '' : `in ${field.unit}`;
  return `${prepositionOf(field)} ${describeQuantity(field)}`;
}

function prepositionOf({ minimum, maximum }: QuantityField | DateField): 'from' | 'of' {
  return minimum !== undefined && maximum !== undefined ? 'from' : 'of';
}

function describeBounds({ kind, minimum, maximum }: QuantityField | DateField): string | undefined {
  const [more, less] = kind === 'date' ? ['later', 'earlier'] : ['more', 'less'];
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (minimum !== undefined) return `${minimum} or ${more}`;
  return maximum === undefined ? undefined : `${maximum} or ${less}`;
}
