import type { FieldProblemCode } from '@medcast/problem';
import { closestCategory, isListed } from './category-index';
import {
  type CategoryField,
  type DateField,
  type FieldDeclaration,
  type FieldValue,
  OPEN_CATEGORY_LENGTH,
  type QuantityField,
} from './field-declaration';
import { isIsoDate } from './iso-date';

/** Why a value was not accepted: the code, and a hint that follows "expected …, got …". */
export interface Refusal {
  readonly code: FieldProblemCode;
  readonly hint?: string;
}

/** Outcome of checking one value: what the record will hold, or why not. */
export type FieldCheck = { readonly value: FieldValue } | Refusal;

/** Checks a JSON value that is neither undefined nor null against one field. */
export function checkFieldValue(field: FieldDeclaration, input: unknown): FieldCheck {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return typeof input === 'number'
        ? checkQuantity(field, input)
        : { code: 'FIELD_TYPE', ...quotedNumberHint(input) };
    case 'category':
      return typeof input === 'string' ? checkCategory(field, input) : { code: 'FIELD_TYPE' };
    case 'boolean':
      return typeof input === 'boolean' ? { value: input } : { code: 'FIELD_TYPE' };
    case 'date':
      return typeof input === 'string' ? checkDate(field, input) : { code: 'FIELD_TYPE' };
    case 'text':
      if (typeof input !== 'string') return { code: 'FIELD_TYPE' };
      return input.length <= field.maximumLength ? { value: input } : { code: 'FIELD_TOO_LONG' };
  }
}

/** Tells a refusal from an accepted value. */
export function isRefusal(check: FieldCheck): check is Refusal {
  return 'code' in check;
}

function checkQuantity(field: QuantityField, value: number): FieldCheck {
  if (!Number.isFinite(value)) return { code: 'FIELD_NOT_FINITE' };
  if (field.kind === 'integer' && !Number.isInteger(value)) return { code: 'FIELD_NOT_INTEGER' };
  if (field.minimum !== undefined && value < field.minimum) return { code: 'FIELD_BELOW_MINIMUM' };
  if (field.maximum !== undefined && value > field.maximum) return { code: 'FIELD_ABOVE_MAXIMUM' };
  return { value };
}

function checkCategory(field: CategoryField, value: string): FieldCheck {
  if (isListed(field, value)) return { value };
  if (field.open === true && value.trim() !== '') {
    return value.length <= OPEN_CATEGORY_LENGTH ? { value } : { code: 'FIELD_TOO_LONG' };
  }
  const meant = closestCategory(field, value);
  return { code: 'FIELD_NOT_A_CATEGORY', ...(meant !== undefined && { hint: `did you mean "${meant}"?` }) };
}

// Dates of the form YYYY-MM-DD stand in the order of their texts.
function checkDate({ minimum, maximum }: DateField, value: string): FieldCheck {
  if (!isIsoDate(value)) return { code: 'FIELD_NOT_A_DATE' };
  if (minimum !== undefined && value < minimum) return { code: 'FIELD_BELOW_MINIMUM' };
  if (maximum !== undefined && value > maximum) return { code: 'FIELD_ABOVE_MAXIMUM' };
  return { value };
}

function quotedNumberHint(input: unknown): { hint?: string } {
  const isQuotedNumber = typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input));
  return isQuotedNumber ? { hint: 'send it without quotes' } : {};
}
