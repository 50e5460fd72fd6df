import { checkFieldValue, closestCategory, type FieldCheck } from './field-check';
import type { FieldDeclaration, QuantityField } from './field-declaration';

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;
const TRUE_TEXTS = new Set(['true', 'yes', '1']);
const FALSE_TEXTS = new Set(['false', 'no', '0']);

/**
 * Turns a text that is not blank into the value that its field declares, then checks it.
 * Numbers have a decimal point and no thousands separator; categories may differ in case;
 * booleans are true/false, yes/no or 1/0 in any case.
 */
export function coerceText(field: FieldDeclaration, text: string): FieldCheck {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return coerceQuantity(field, text.trim());
    case 'category':
      return checkFieldValue(field, closestCategory(field, text) ?? text);
    case 'boolean':
      return coerceBoolean(text.trim().toLowerCase());
    case 'text':
      return checkFieldValue(field, text);
  }
}

/** Whether there is a text at all; blank cells and empty inputs stand for a missing value. */
export function hasText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

function coerceQuantity(field: QuantityField, text: string): FieldCheck {
  if (DECIMAL.test(text)) return checkFieldValue(field, Number(text));
  if (NOT_FINITE.test(text)) return { code: 'FIELD_NOT_FINITE' };
  return { code: 'FIELD_TYPE', ...(DECIMAL_COMMA.test(text) && { hint: 'write the decimals after a point' }) };
}

function coerceBoolean(text: string): FieldCheck {
  if (TRUE_TEXTS.has(text)) return { value: true };
  if (FALSE_TEXTS.has(text)) return { value: false };
  return { code: 'FIELD_TYPE' };
}
