import { renderGot } from '@medcast/record-schema';
import type { BodyParts } from '../body/split-body';
import { invalidRequest } from '../invalid-request';
import type { TensorModel } from '../model/tensor-model';
import { BinaryCursor } from './binary-cursor';
import type { InferenceRequest } from './inference-request';
import { parseInputs } from './parse-inputs';
import { parseOutputs } from './parse-outputs';
import { parseRequestJson } from './parse-request-json';

/** The parts of a request's body, and what bounds it. */
export interface InferenceSource extends BodyParts {
  /** Most records of one request. */
  readonly maxRows: number;
}

/**
 * Parses an inference request for a model.
 *
 * @throws Problem JSON_MALFORMED, and what {@link parseInputs} and {@link parseOutputs} refuse
 */
export function parseInferenceRequest(
  model: TensorModel,
  { json, binary, maxRows }: InferenceSource,
): InferenceRequest {
  const { id, inputs, outputs, parameters } = parseRequestJson(json);
  return {
    id: parseId(id),
    outputs: parseOutputs(model, outputs, parameters),
    records: parseInputs(model, { inputs, binary: new BinaryCursor(binary), maxRows }),
  };
}

/** An empty one is none: clients send it so. */
function parseId(id: unknown): string | undefined {
  if (id === undefined || id === null || id === '') return undefined;
  if (typeof id === 'string') return id;
  throw invalidRequest(`expected id as a text, got ${renderGot(id)}`);
}
