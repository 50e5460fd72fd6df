import { isUtf8 } from 'node:buffer';
import type { FieldColumn } from '@medcast/record-schema';
import { invalidRequest } from '../invalid-request';
import { type BoolType, elementTypeOf, type FloatType, type IntegerType } from './datatype';
import { describeExpected } from './describe-expected';
import { fromHalfPrecision } from './half-precision';
import type { InputTensor } from './input-tensor';
import { categoryBytesOf, positionOf } from './category-bytes';
import { KnownTexts } from './known-texts';
import { toExactNumber } from './to-exact-number';

/** Bytes of the length that stands before each text. */
const LENGTH_BYTES = 4;

const REPLACEMENT = '\uFFFD';

/** Reads one element at an offset of the data. */
type ElementReader<Element> = (view: DataView, offset: number) => Element;

/**
 * Reads the binary data of a tensor: little-endian, row-major, without gaps. NaN is a missing number,
 * infinities are kept for whoever checks the column.
 *
 * @throws Problem INFERENCE_REQUEST_INVALID where the data is not as long as the shape says, or holds what its datatype
 *   cannot
 */
export function readBinaryColumn(tensor: InputTensor, bytes: Buffer): FieldColumn {
  const type = elementTypeOf(tensor.datatype);
  if (type.kind === 'bytes') return readPositions(tensor, bytes) ?? readTexts(tensor, bytes);
  if (bytes.length !== tensor.rows * type.width) {
    const expected = `${tensor.rows * type.width} bytes for ${tensor.rows} ${tensor.datatype} elements`;
    throw refuse(tensor, expected, `${bytes.length} bytes`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (type.kind) {
    case 'float':
      return readNumbers(tensor, view, floatReader(type));
    case 'integer':
      return type.width === 8 ? readLongs(tensor, view, type) : readNumbers(tensor, view, integerReader(type));
    case 'bool':
      return readBooleans(tensor, view, type);
  }
}

function floatReader({ width }: FloatType): ElementReader<number> {
  switch (width) {
    case 2:
      return (view, offset) => fromHalfPrecision(view.getUint16(offset, true));
    case 4:
      return (view, offset) => view.getFloat32(offset, true);
    case 8:
      return (view, offset) => view.getFloat64(offset, true);
  }
}

function integerReader({ width, minimum }: IntegerType): ElementReader<number> {
  const isSigned = minimum < 0n;
  if (width === 1) return isSigned ? (view, at) => view.getInt8(at) : (view, at) => view.getUint8(at);
  if (width === 2) return isSigned ? (view, at) => view.getInt16(at, true) : (view, at) => view.getUint16(at, true);
  return isSigned ? (view, at) => view.getInt32(at, true) : (view, at) => view.getUint32(at, true);
}

function readNumbers({ rows }: InputTensor, view: DataView, read: ElementReader<number>): Float64Array {
  const width = rows === 0 ? 0 : view.byteLength / rows;
  const column = new Float64Array(rows);
  for (let row = 0; row < rows; row++) column[row] = read(view, row * width);
  return column;
}

/** In two halves, so that no bigint is made of the whole numbers that floats hold anyway. */
function readLongs(tensor: InputTensor, view: DataView, type: IntegerType): Float64Array {
  const isSigned = type.minimum < 0n;
  const column = new Float64Array(tensor.rows);
  for (let row = 0; row < tensor.rows; row++) {
    const offset = row * type.width;
    const high = isSigned ? view.getInt32(offset + 4, true) : view.getUint32(offset + 4, true);
    const near = high * 2 ** 32 + view.getUint32(offset, true);
    column[row] = Number.isSafeInteger(near) ? near : readLong(tensor, view, { row, type });
  }
  return column;
}

function readLong(
  tensor: InputTensor,
  view: DataView,
  { row, type }: { readonly row: number; readonly type: IntegerType },
): number {
  const element = type.minimum < 0n ? view.getBigInt64(row * 8, true) : view.getBigUint64(row * 8, true);
  const value = toExactNumber(element, type);
  if (!Number.isNaN(value)) return value;
  throw refuse(tensor, describeExpected(tensor.datatype, element), `${element} (row ${row})`);
}

function readBooleans(tensor: InputTensor, view: DataView, { width }: BoolType): readonly boolean[] {
  return Array.from({ length: tensor.rows }, (_, row) => {
    const byte = view.getUint8(row * width);
    if (byte > 1) throw refuse(tensor, 'BOOL elements, bytes of 0 or 1', `${byte} (row ${row})`);
    return byte === 1;
  });
}

/**
 * Positions of the texts among the categories of the field; `undefined` where one is none of them, or the data not as it
 * should be: who reads texts of any kind says what is wrong.
 */
function readPositions({ field, rows }: InputTensor, bytes: Buffer): Float64Array | undefined {
  if (field.kind !== 'category') return undefined;
  const categories = categoryBytesOf(field);
  const positions = new Float64Array(rows);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const start = at + LENGTH_BYTES;
    if (start > bytes.length) return undefined;
    const end = start + bytes.readUInt32LE(at);
    const position = end > bytes.length ? -1 : positionOf(categories, bytes, { start, end });
    if (position < 0) return undefined;
    positions[row] = position;
    at = end;
  }
  return at === bytes.length ? positions : undefined;
}

function readTexts(tensor: InputTensor, bytes: Buffer): readonly string[] {
  const texts: string[] = [];
  const known = new KnownTexts();
  let at = 0;
  for (let row = 0; row < tensor.rows; row++) {
    const start = at + LENGTH_BYTES;
    const end = start <= bytes.length ? start + bytes.readUInt32LE(at) : Infinity;
    if (end > bytes.length) {
      throw refuse(tensor, `${tensor.rows} BYTES elements with their lengths`, `data that ends within row ${row}`);
    }
    texts.push(known.find(bytes, start, end) ?? known.add(toText(tensor, bytes, { row, start, end })));
    at = end;
  }
  if (at === bytes.length) return texts;
  throw refuse(tensor, `${tensor.rows} BYTES elements in ${at} bytes`, `${bytes.length} bytes`);
}

/** Where a text stands. */
interface TextPlace {
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

function toText(tensor: InputTensor, bytes: Buffer, { row, start, end }: TextPlace): string {
  const text = bytes.toString('utf8', start, end);
  // What stands for broken bytes may also have been sent as it is, hence the second look.
  if (text.includes(REPLACEMENT) && !isUtf8(bytes.subarray(start, end))) {
    throw refuse(tensor, describeExpected(tensor.datatype, text), `bytes that are not UTF-8 (row ${row})`);
  }
  return text;
}

function refuse({ field }: InputTensor, expected: string, got: string): Error {
  return invalidRequest(`${field.name}: expected ${expected}, got ${got}`);
}
