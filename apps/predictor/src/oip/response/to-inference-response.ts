import type { RequestedOutput } from '../request/inference-request';
import type { AnsweredRows } from './answered-rows';
import { toBlob, toData, toShape } from './tensor-data';

/** What is to be answered. */
export interface InferenceAnswer {
  readonly model: { readonly name: string; readonly version: number };
  readonly id: string;
  readonly answered: AnsweredRows;
  readonly outputs: readonly RequestedOutput[];
}

/** A body, and how long the JSON in it is. */
export interface InferenceResponse {
  readonly body: string | Buffer;
  /** `undefined` where the body is JSON alone. */
  readonly jsonBytes: number | undefined;
}

/** Renders an answer: JSON, with the data of binary outputs after it in the order of the outputs. */
export function toInferenceResponse({ model, id, answered, outputs }: InferenceAnswer): InferenceResponse {
  const blobs: Buffer[] = [];
  const rendered = outputs.map(({ output, isBinary }) => {
    const { name, datatype, parameters } = output.metadata;
    const tensor = { name, datatype, shape: toShape(output, answered.rows) };
    if (!isBinary) return { ...tensor, ...(parameters && { parameters }), data: toData(output, answered) };
    const blob = toBlob(output, answered);
    blobs.push(blob);
    return { ...tensor, parameters: { ...parameters, binary_data_size: blob.length } };
  });
  const version = String(model.version);
  const json = JSON.stringify({ model_name: model.name, model_version: version, id, outputs: rendered });
  if (blobs.length === 0) return { body: json, jsonBytes: undefined };
  const head = Buffer.from(json);
  return { body: Buffer.concat([head, ...blobs]), jsonBytes: head.length };
}
