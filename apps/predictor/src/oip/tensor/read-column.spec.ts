import { Problem } from '@medcast/problem';
import type { FieldColumn, FieldDeclaration } from '@medcast/record-schema';
import fc from 'fast-check';
import { parseRequestJson } from '../request/parse-request-json';
import type { Datatype } from './datatype';
import type { InputTensor } from './input-tensor';
import { readBinaryColumn } from './read-binary-column';
import { readJsonColumn } from './read-json-column';

const field: FieldDeclaration = { kind: 'number', name: 'dose', label: 'Dose', missing: 'refuse', example: 1 };

function tensorOf(datatype: Datatype, rows: number): InputTensor {
  return { field, datatype, rows, isMatrix: false };
}

/** The column, or the words with which it is refused. */
function columnOr(read: () => FieldColumn): FieldColumn | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof Problem) return error.detail;
    throw error;
  }
}

function fromJson(datatype: Datatype, texts: readonly string[]): FieldColumn | string {
  const { data } = parseRequestJson(Buffer.from(`{"data": [${texts.join(',')}]}`));
  return columnOr(() => readJsonColumn(tensorOf(datatype, texts.length), data));
}

function fromBinary(datatype: Datatype, array: ArrayBufferView<ArrayBuffer>, rows: number): FieldColumn | string {
  const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  return columnOr(() => readBinaryColumn(tensorOf(datatype, rows), bytes));
}

describe('a column of whole numbers', () => {
  it('of 64 bits is the same from JSON and from binary data: exact, or refused with every digit', () => {
    const element = fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.bigInt(-100n, 100n));
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 4 }), (elements) => {
        const json = fromJson('INT64', elements.map(String));
        expect(fromBinary('INT64', BigInt64Array.from(elements), elements.length)).toEqual(json);
        const lost = elements.find((one) => BigInt(Number(one)) !== one);
        if (lost === undefined) expect(json).toEqual(Float64Array.from(elements, Number));
        else expect(json).toContain(`got ${lost} (row ${elements.indexOf(lost)})`);
      }),
    );
  });

  it('without signs reaches up to 2^64', () => {
    const elements = [0n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 2048n];
    const expected = Float64Array.from(elements, Number);
    expect(fromJson('UINT64', elements.map(String))).toEqual(expected);
    expect(fromBinary('UINT64', BigUint64Array.from(elements), 4)).toEqual(expected);
    expect(fromJson('UINT64', ['18446744073709551616'])).toContain('got 18446744073709551616');
  });

  it.each<[Datatype, ArrayBufferView<ArrayBuffer>, readonly number[]]>([
    ['INT8', Int8Array.of(-128, 127), [-128, 127]],
    ['UINT8', Uint8Array.of(0, 255), [0, 255]],
    ['INT16', Int16Array.of(-32768, 32767), [-32768, 32767]],
    ['UINT16', Uint16Array.of(0, 65535), [0, 65535]],
    ['INT32', Int32Array.of(-(2 ** 31), 2 ** 31 - 1), [-(2 ** 31), 2 ** 31 - 1]],
    ['UINT32', Uint32Array.of(0, 2 ** 32 - 1), [0, 2 ** 32 - 1]],
  ])('of %s has both bounds, and nothing beyond', (datatype, array, [lowest = NaN, highest = NaN]) => {
    const expected = Float64Array.of(lowest, highest);
    expect(fromBinary(datatype, array, 2)).toEqual(expected);
    expect(fromJson(datatype, [String(lowest), String(highest)])).toEqual(expected);
    expect(fromJson(datatype, [String(lowest - 1)])).toContain(`got ${lowest - 1}`);
    expect(fromJson(datatype, [String(highest + 1)])).toContain(`got ${highest + 1}`);
  });
});

describe('a column of floats', () => {
  it('of 32 bits is the same from JSON and from binary data', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 8 }), (floats) => {
        const expected = Float64Array.from(floats);
        expect(fromBinary('FP32', Float32Array.from(floats), floats.length)).toEqual(expected);
        // JSON has no -0 that its writer would keep.
        expect(fromJson('FP32', floats.map(String))).toEqual(expected.map((value) => (value === 0 ? 0 : value)));
      }),
    );
  });

  it('holds NaN where JSON says null, for whoever checks the column', () => {
    expect(fromJson('FP64', ['null', '1'])).toEqual(Float64Array.of(NaN, 1));
    expect(fromBinary('FP64', Float64Array.of(NaN, 1), 2)).toEqual(Float64Array.of(NaN, 1));
  });
});

describe('a column of texts', () => {
  it('has each as it was sent, repeated or not', () => {
    const text = fc.oneof(fc.constantFrom('yes', 'no', '', 'né'), fc.string({ unit: 'grapheme', maxLength: 5 }));
    const category: FieldDeclaration = {
      kind: 'text',
      name: 'note',
      label: 'Note',
      maximumLength: 9,
      missing: 'refuse',
      example: '',
    };
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
        const bytes = texts.flatMap((one) => {
          const utf8 = Buffer.from(one);
          const length = Buffer.alloc(4);
          length.writeUInt32LE(utf8.length);
          return [length, utf8];
        });
        const tensor = { ...tensorOf('BYTES', texts.length), field: category };
        // What is no Unicode at all became what stands for it when it was written.
        expect(readBinaryColumn(tensor, Buffer.concat(bytes))).toEqual(texts.map((one) => Buffer.from(one).toString()));
      }),
    );
  });
});
