import { closestCategory } from './category-index';
import { checkFieldValue, type FieldCheck } from './field-check';
import type { FieldDeclaration, QuantityField } from './field-declaration';

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const WHOLE = /^[+-]?\d+$/;
const INEXACT = { hint: 'whole numbers beyond 2^53 cannot be held exactly' };
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
/** A date with a time of day: "2024-02-29T12:30:00Z", "2024-02-29 12:30". */
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;
const TRUE_TEXTS = new Set(['true', 'yes', '1']);
const FALSE_TEXTS = new Set(['false', 'no', '0']);

/**
 * Turns a text that is not blank into the value that its field declares, then checks it.
 * Numbers have a decimal point and no thousands separator; categories may differ in case;
 * booleans are true/false, yes/no or 1/0 in any case; of a date with a time of day, the date is taken as it is written.
 */
export function coerceText(field: FieldDeclaration, text: string): FieldCheck {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return coerceQuantity(field, text.trim());
    case 'category':
      return checkFieldValue(field, closestCategory(field, text) ?? (field.open === true ? text.trim() : text));
    case 'boolean':
      return coerceBoolean(text.trim().toLowerCase());
    case 'date':
      return checkFieldValue(field, TIMESTAMP.exec(text.trim())?.[1] ?? text.trim());
    case 'text':
      return checkFieldValue(field, text);
  }
}

/** Whether there is a text at all; blank cells and empty inputs stand for a missing value. */
export function hasText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

function coerceQuantity(field: QuantityField, text: string): FieldCheck {
  if (DECIMAL.test(text))
    return isExact(text) ? checkFieldValue(field, Number(text)) : { code: 'FIELD_TYPE', ...INEXACT };
  if (NOT_FINITE.test(text)) return { code: 'FIELD_NOT_FINITE' };
  const hint = hintOf(text);
  return { code: 'FIELD_TYPE', ...(hint !== undefined && { hint }) };
}

/** Whole numbers that are written out must survive as float64; an identifier would come out as another one. */
function isExact(text: string): boolean {
  return !WHOLE.test(text) || Number.isSafeInteger(Number(text));
}

function hintOf(text: string): string | undefined {
  if (THOUSANDS.test(text)) return 'write it without thousands separators and the decimals after a point';
  return DECIMAL_COMMA.test(text) ? 'write the decimals after a point' : undefined;
}

function coerceBoolean(text: string): FieldCheck {
  if (TRUE_TEXTS.has(text)) return { value: true };
  if (FALSE_TEXTS.has(text)) return { value: false };
  return { code: 'FIELD_TYPE' };
}
