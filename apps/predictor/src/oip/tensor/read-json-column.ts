import { type FieldColumn, type FieldValue, renderGot } from '@medcast/record-schema';
import { invalidRequest } from '../invalid-request';
import { elementTypeOf, type FloatType, type IntegerType } from './datatype';
import type { InputTensor } from './input-tensor';
import { toExactNumber } from './to-exact-number';
import { describeExpected } from './describe-expected';

/**
 * Reads the `data` of a tensor from JSON: flat, or nested as its shape says. `null` is a missing value, which
 * some fields take and others, as whoever checks the column knows, do not.
 *
 * @throws Problem INFERENCE_REQUEST_INVALID where the number, the nesting or the type of the elements is another
 */
export function readJsonColumn(tensor: InputTensor, data: unknown): FieldColumn {
  const elements = toElements(tensor, data);
  const type = elementTypeOf(tensor.datatype);
  switch (type.kind) {
    case 'integer':
      return readNumbers(tensor, elements, (element) => toInteger(element, type));
    case 'float':
      if (type.width === 2) throw refuse(tensor, 'binary data, as JSON has no FP16', 'data in JSON');
      return readNumbers(tensor, elements, (element) => toFloat(element, type));
    case 'bool':
      return readOthers(tensor, elements, 'boolean');
    case 'bytes':
      return readOthers(tensor, elements, 'string');
  }
}

/** The elements in one list; where the data is nested, each is still in a list of its own. */
function toElements({ field, rows, isMatrix }: InputTensor, data: unknown): readonly unknown[] {
  const shape = isMatrix ? `[${rows}, 1]` : `[${rows}]`;
  if (!Array.isArray(data)) {
    throw invalidRequest(`${field.name}: expected data as an array of the shape ${shape}, got ${renderGot(data)}`);
  }
  if (data.length !== rows) {
    throw invalidRequest(`${field.name}: expected data of the shape ${shape}, got ${data.length} elements`);
  }
  const elements: readonly unknown[] = data;
  return isMatrix && Array.isArray(elements[0]) ? elements.map((row) => onlyOf(row, field.name)) : elements;
}

function onlyOf(row: unknown, name: string): unknown {
  if (Array.isArray(row) && row.length === 1) return row[0];
  const got = Array.isArray(row) ? `one of ${row.length} elements` : renderGot(row);
  throw invalidRequest(`${name}: expected rows of one element each, got ${got}`);
}

function readNumbers(
  tensor: InputTensor,
  elements: readonly unknown[],
  toNumber: (element: unknown) => number,
): Float64Array {
  const column = new Float64Array(elements.length);
  for (let row = 0; row < elements.length; row++) {
    const element = elements[row];
    const value = element === null ? NaN : toNumber(element);
    if (Number.isNaN(value) && element !== null) throw refuseElement(tensor, row, element);
    column[row] = value;
  }
  return column;
}

function readOthers(tensor: InputTensor, elements: readonly unknown[], type: 'boolean' | 'string'): FieldColumn {
  for (let row = 0; row < elements.length; row++) {
    const element = elements[row];
    if (element !== null && typeof element !== type) throw refuseElement(tensor, row, element);
  }
  // Every element is now known to be of the type or null.
  return elements as readonly FieldValue[];
}

/** The number, or NaN where the element is none of its type or cannot be held exactly. */
function toInteger(element: unknown, type: IntegerType): number {
  if (typeof element === 'bigint') return toExactNumber(element, type);
  if (typeof element !== 'number' || !Number.isInteger(element)) return NaN;
  if (!Number.isSafeInteger(element)) return toExactNumber(BigInt(element), type);
  return element >= type.lowest && element <= type.highest ? element : NaN;
}

function toFloat(element: unknown, { width }: FloatType): number {
  if (typeof element !== 'number' && typeof element !== 'bigint') return NaN;
  const value = width === 4 ? Math.fround(Number(element)) : Number(element);
  return Number.isFinite(value) ? value : NaN;
}

function refuseElement(tensor: InputTensor, row: number, element: unknown): Error {
  return refuse(tensor, describeExpected(tensor.datatype, element), `${renderGot(element)} (row ${row})`);
}

function refuse({ field }: InputTensor, expected: string, got: string): Error {
  return invalidRequest(`${field.name}: expected ${expected}, got ${got}`);
}
