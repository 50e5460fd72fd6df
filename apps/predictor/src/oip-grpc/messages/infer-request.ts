import type { ModelParams } from '../../oip/served-version';
import { readMessage } from '../wire/proto-reader';
import { int64Type } from '../wire/scalar-type';
import { toModelParams } from './model-reference';
import { type ParameterValue, readParameter } from './parameters';
import { readTensorContents, type TensorContents } from './tensor-contents';

/** Parameters by name; `undefined` for one without a value. */
export type Parameters = Readonly<Record<string, ParameterValue | undefined>>;

/** A tensor of a request. */
export interface InferInput {
  readonly name: string;
  readonly datatype: string;
  readonly shape: readonly (number | bigint)[];
  readonly parameters: Parameters;
  /** `undefined` where its elements are elsewhere. */
  readonly contents: TensorContents | undefined;
}

/** An output that is asked for. */
export interface InferOutput {
  readonly name: string;
  readonly parameters: Parameters;
}

/** A request as its message has it (`ModelInferRequest`); nothing in it is checked. */
export interface InferRequest {
  readonly params: ModelParams;
  /** `""` for none. */
  readonly id: string;
  readonly parameters: Parameters;
  readonly inputs: readonly InferInput[];
  readonly outputs: readonly InferOutput[];
  /** Elements of the inputs, little-endian; views of the message. */
  readonly rawContents: readonly Buffer[];
}

/** Reads `ModelInferRequest`. */
export function readInferRequest(bytes: Buffer): InferRequest {
  const texts = { model: '', version: '', id: '' };
  const parameters: [string, ParameterValue | undefined][] = [];
  const inputs: InferInput[] = [];
  const outputs: InferOutput[] = [];
  const rawContents: Buffer[] = [];
  readMessage(bytes, {
    1: (reader) => (texts.model = reader.text()),
    2: (reader) => (texts.version = reader.text()),
    3: (reader) => (texts.id = reader.text()),
    4: (reader) => parameters.push([...readParameter(reader)]),
    5: (reader) => inputs.push(readInput(reader.bytes())),
    6: (reader) => outputs.push(readOutput(reader.bytes())),
    7: (reader) => rawContents.push(reader.bytes()),
  });
  const { model, version, id } = texts;
  const params = toModelParams(model, version);
  return { params, id, parameters: Object.fromEntries(parameters), inputs, outputs, rawContents };
}

function readInput(bytes: Buffer): InferInput {
  const texts = { name: '', datatype: '' };
  const shape: (number | bigint)[] = [];
  const parameters: [string, ParameterValue | undefined][] = [];
  let contents: TensorContents | undefined;
  readMessage(bytes, {
    1: (reader) => (texts.name = reader.text()),
    2: (reader) => (texts.datatype = reader.text()),
    3: (reader) => reader.scalars(int64Type, shape),
    4: (reader) => parameters.push([...readParameter(reader)]),
    5: (reader) => (contents = readTensorContents(reader.bytes())),
  });
  return { ...texts, shape, parameters: Object.fromEntries(parameters), contents };
}

function readOutput(bytes: Buffer): InferOutput {
  let name = '';
  const parameters: [string, ParameterValue | undefined][] = [];
  readMessage(bytes, {
    1: (reader) => (name = reader.text()),
    2: (reader) => parameters.push([...readParameter(reader)]),
  });
  return { name, parameters: Object.fromEntries(parameters) };
}
