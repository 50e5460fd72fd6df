import type { Estimate } from '@medcast/prediction-contract';
import { isTextOutput, type NumberOutput, type OutputTensor, type TextOutput } from '../model/output-tensor';

const FLOAT_BYTES = 4;
const LENGTH_BYTES = 4;

/** The shape of an output for so many records. */
export function toShape({ metadata: { shape } }: OutputTensor, rows: number): readonly number[] {
  return [rows, ...shape.slice(1)];
}

/** The elements of an output in JSON, row after row. */
export function toData(output: OutputTensor, estimates: readonly Estimate[]): readonly (number | string)[] {
  return isTextOutput(output) ? estimates.map(output.read) : toNumbers(output, estimates);
}

/** The elements of an output as binary data: little-endian, row after row, texts with their lengths. */
export function toBlob(output: OutputTensor, estimates: readonly Estimate[]): Buffer {
  if (isTextOutput(output)) return toTextBlob(output, estimates);
  const floats = toFloats(output, estimates);
  const blob = Buffer.allocUnsafe(floats.length * FLOAT_BYTES);
  floats.forEach((value, index) => blob.writeFloatLE(value, index * FLOAT_BYTES));
  return blob;
}

/** As {@link toFloats}, in a list of numbers: to make one of the other takes longer than the numbers. */
function toNumbers({ width, read }: NumberOutput, estimates: readonly Estimate[]): readonly number[] {
  const numbers: number[] = [];
  for (const estimate of estimates)
    for (let column = 0; column < width; column++) numbers.push(Math.fround(read(estimate, column)));
  return numbers;
}

function toFloats({ width, read }: NumberOutput, estimates: readonly Estimate[]): Float32Array {
  const floats = new Float32Array(estimates.length * width);
  estimates.forEach((estimate, row) => {
    for (let column = 0; column < width; column++) floats[row * width + column] = read(estimate, column);
  });
  return floats;
}

function toTextBlob({ read }: TextOutput, estimates: readonly Estimate[]): Buffer {
  return Buffer.concat(
    estimates.flatMap((estimate) => {
      const text = Buffer.from(read(estimate));
      const length = Buffer.allocUnsafe(LENGTH_BYTES);
      length.writeUInt32LE(text.length);
      return [length, text];
    }),
  );
}
