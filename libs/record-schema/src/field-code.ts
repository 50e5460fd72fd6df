import type { FieldDeclaration, FieldValue } from './field-declaration';
import { fromEpochDay, toEpochDay } from './iso-date';

/** Position of a value of an open category that its declaration does not list. */
const UNDECLARED = -1;

/** Turns a value of a field into its code: a number that says the same to whoever computes. */
export type FieldEncoder = (value: FieldValue | undefined) => number;

/**
 * Makes the encoder of one field: a number is its own code, a boolean is 0 or 1, a category its position in the
 * declaration, a date its days since 1970-01-01. A missing value is NaN, as is a text, and a category that is not
 * declared -1.
 */
export function createFieldEncoder(field: FieldDeclaration): FieldEncoder {
  if (field.kind === 'date') {
    return (value) => (typeof value === 'string' ? (toEpochDay(value) ?? Number.NaN) : Number.NaN);
  }
  if (field.kind !== 'category') return toNumber;
  const positions = new Map(field.categories.map((category, position) => [category.value, position]));
  return (value) => (typeof value === 'string' ? (positions.get(value) ?? UNDECLARED) : Number.NaN);
}

/** Turns a code back into the value; an open category's value that is not declared, and a text, come back as missing. */
export type FieldDecoder = (code: number) => FieldValue;

/** Makes the decoder of one field: what undoes {@link createFieldEncoder}. */
export function createFieldDecoder(field: FieldDeclaration): FieldDecoder {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return (code) => (Number.isNaN(code) ? null : code);
    case 'boolean':
      return (code) => (Number.isNaN(code) ? null : code === 1);
    case 'category':
      return (code) => field.categories[code]?.value ?? null;
    case 'date':
      return (code) => (Number.isNaN(code) ? null : fromEpochDay(code));
    case 'text':
      return () => null;
  }
}

function toNumber(value: FieldValue | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : Number.NaN;
}
