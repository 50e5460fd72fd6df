import { renderGot } from '@medcast/record-schema';
import { invalidRequest } from '../invalid-request';
import type { TensorModel } from '../model/tensor-model';
import type { RequestedOutput } from './inference-request';
import { isObject } from './parse-request-json';

/** Parameters of an output that ask for what is not served: left out, the answer would be another than was asked for. */
const UNSERVED = ['classification', 'shared_memory_region'];

/**
 * Reads which outputs a request asks for: those it names, or all; as JSON, or as binary data where it says so.
 *
 * @throws Problem INFERENCE_REQUEST_INVALID for an output that the model does not have, or that is named twice
 */
export function parseOutputs(model: TensorModel, outputs: unknown, parameters: unknown): readonly RequestedOutput[] {
  const isBinary = parseFlag(parseParameters(parameters)['binary_data_output'], 'binary_data_output') ?? false;
  if (outputs === undefined || outputs === null) return model.outputs.map((output) => ({ output, isBinary }));
  if (!Array.isArray(outputs)) throw invalidRequest(`expected outputs as an array, got ${renderGot(outputs)}`);
  if (outputs.length === 0) return model.outputs.map((output) => ({ output, isBinary }));
  const requested = outputs.map((one: unknown) => parseOutput(model, one, isBinary));
  if (new Set(requested.map(({ output }) => output)).size === requested.length) return requested;
  throw invalidRequest('expected each output once, got one of them several times');
}

function parseOutput(model: TensorModel, requested: unknown, isBinaryByDefault: boolean): RequestedOutput {
  if (!isObject(requested)) throw invalidRequest(`expected each output as an object, got ${renderGot(requested)}`);
  const { name } = requested;
  const output = model.outputs.find(({ metadata }) => metadata.name === name);
  if (output === undefined) {
    const names = model.outputs.map(({ metadata }) => metadata.name).join(', ');
    throw invalidRequest(`expected outputs of ${names}, got ${renderGot(name)}`);
  }
  const parameters = parseParameters(requested['parameters']);
  const unserved = UNSERVED.find((one) => parameters[one] !== undefined && parameters[one] !== 0);
  if (unserved !== undefined) {
    throw invalidRequest(`${output.metadata.name}: expected no parameter ${unserved}, which is not served, got one`);
  }
  return { output, isBinary: parseFlag(parameters['binary_data'], 'binary_data') ?? isBinaryByDefault };
}

function parseParameters(parameters: unknown): Readonly<Record<string, unknown>> {
  if (parameters === undefined || parameters === null) return {};
  if (isObject(parameters)) return parameters;
  throw invalidRequest(`expected parameters as an object, got ${renderGot(parameters)}`);
}

function parseFlag(value: unknown, name: string): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  throw invalidRequest(`expected ${name} as true or false, got ${renderGot(value)}`);
}
