import type { Estimate } from '@medcast/prediction-contract';
import { isTextOutput, type NumberOutput, type OutputTensor, type TextOutput } from '../model/output-tensor';
import type { RequestedOutput } from '../request/inference-request';

/** What is to be answered. */
export interface InferenceAnswer {
  readonly model: { readonly name: string; readonly version: number };
  readonly id: string;
  readonly estimates: readonly Estimate[];
  readonly outputs: readonly RequestedOutput[];
}

/** A body, and how long the JSON in it is. */
export interface InferenceResponse {
  readonly body: string | Buffer;
  /** `undefined` where the body is JSON alone. */
  readonly jsonBytes: number | undefined;
}

const FLOAT_BYTES = 4;
const LENGTH_BYTES = 4;

/** Renders an answer: JSON, with the data of binary outputs after it in the order of the outputs. */
export function toInferenceResponse({ model, id, estimates, outputs }: InferenceAnswer): InferenceResponse {
  const blobs: Buffer[] = [];
  const rendered = outputs.map(({ output, isBinary }) => {
    const { name, datatype, parameters } = output.metadata;
    const tensor = { name, datatype, shape: toShape(output, estimates.length) };
    if (!isBinary) return { ...tensor, ...(parameters && { parameters }), data: toData(output, estimates) };
    const blob = toBlob(output, estimates);
    blobs.push(blob);
    return { ...tensor, parameters: { ...parameters, binary_data_size: blob.length } };
  });
  const version = String(model.version);
  const json = JSON.stringify({ model_name: model.name, model_version: version, id, outputs: rendered });
  if (blobs.length === 0) return { body: json, jsonBytes: undefined };
  const head = Buffer.from(json);
  return { body: Buffer.concat([head, ...blobs]), jsonBytes: head.length };
}

function toShape({ metadata: { shape } }: OutputTensor, rows: number): readonly number[] {
  return [rows, ...shape.slice(1)];
}

function toData(output: OutputTensor, estimates: readonly Estimate[]): readonly (number | string)[] {
  return isTextOutput(output) ? estimates.map(output.read) : Array.from(toFloats(output, estimates));
}

function toBlob(output: OutputTensor, estimates: readonly Estimate[]): Buffer {
  if (isTextOutput(output)) return toTextBlob(output, estimates);
  const floats = toFloats(output, estimates);
  const blob = Buffer.allocUnsafe(floats.length * FLOAT_BYTES);
  floats.forEach((value, index) => blob.writeFloatLE(value, index * FLOAT_BYTES));
  return blob;
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
