import { isTextOutput, type NumberOutput, type OutputTensor, type TextOutput } from '../model/output-tensor';
import type { AnsweredRows } from './answered-rows';

const FLOAT_BYTES = 4;
const LENGTH_BYTES = 4;

/** Whether floats lie in memory as they go over the wire: least byte first. */
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The shape of an output for so many records. */
export function toShape({ metadata: { shape } }: OutputTensor, rows: number): readonly number[] {
  return [rows, ...shape.slice(1)];
}

/** The elements of an output in JSON, row after row. */
export function toData(output: OutputTensor, answered: AnsweredRows): readonly (number | string)[] {
  if (isTextOutput(output)) return toTexts(output, answered);
  return answered.estimate === undefined ? Array.from(output.readAll(answered.scores)) : toNumbers(output, answered);
}

/** The elements of an output as binary data: little-endian, row after row, texts with their lengths. */
export function toBlob(output: OutputTensor, answered: AnsweredRows): Buffer {
  if (isTextOutput(output)) return toTextBlob(toTexts(output, answered));
  const floats = answered.estimate === undefined ? output.readAll(answered.scores) : toNumbers(output, answered);
  if (isLittleEndian && floats instanceof Float32Array)
    return Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength);
  const blob = Buffer.allocUnsafe(floats.length * FLOAT_BYTES);
  floats.forEach((value, index) => blob.writeFloatLE(value, index * FLOAT_BYTES));
  return blob;
}

type AnsweredRow = Extract<AnsweredRows, { readonly rows: 1 }>;

/** Of one record: to make floats of so few numbers takes longer than to round them. */
function toNumbers({ width, read }: NumberOutput, { estimate }: Pick<AnsweredRow, 'estimate'>): readonly number[] {
  const numbers: number[] = [];
  for (let column = 0; column < width; column++) numbers.push(Math.fround(read(estimate, column)));
  return numbers;
}

function toTexts({ read, readAll }: TextOutput, answered: AnsweredRows): readonly string[] {
  return answered.estimate === undefined ? readAll(answered.scores) : [read(answered.estimate)];
}

function toTextBlob(texts: readonly string[]): Buffer {
  return Buffer.concat(
    texts.flatMap((one) => {
      const text = Buffer.from(one);
      const length = Buffer.allocUnsafe(LENGTH_BYTES);
      length.writeUInt32LE(text.length);
      return [length, text];
    }),
  );
}
