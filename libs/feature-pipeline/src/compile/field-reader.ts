import { type FieldDeclaration, type FieldValue, toEpochDay, type ValidRecord } from '@medcast/record-schema';
import type { Registers } from './registers';

/** Position of a value of an open category that its declaration does not list. */
const UNDECLARED = -1;

/** Reads one field of a record into a register. Allocates nothing. */
export type FieldReader = (record: ValidRecord, registers: Registers) => void;

/**
 * Makes the reader of one field: a number as it is, a boolean as 0 or 1, a category as its position in the
 * declaration, a date as its days since 1970-01-01. A missing value is NaN, a category that is not declared -1.
 */
export function createFieldReader(field: FieldDeclaration, out: number): FieldReader {
  const { name } = field;
  if (field.kind === 'date') {
    return (record, registers) => {
      const value = record[name];
      registers[out] = typeof value === 'string' ? (toEpochDay(value) ?? Number.NaN) : Number.NaN;
    };
  }
  if (field.kind !== 'category') {
    return (record, registers) => {
      registers[out] = toNumber(record[name]);
    };
  }
  const positions = new Map(field.categories.map((category, position) => [category.value, position]));
  return (record, registers) => {
    const value = record[name];
    registers[out] = typeof value === 'string' ? (positions.get(value) ?? UNDECLARED) : Number.NaN;
  };
}

function toNumber(value: FieldValue | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : Number.NaN;
}
