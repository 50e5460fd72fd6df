import { parsePlainJson } from '../../json-body/parse-plain-json';
import { toInputMetadata } from '../model/input-metadata';
import type { TensorModel } from '../model/tensor-model';
import { isObject } from '../request/parse-request-json';

/** One record as the JSON of a request has it, still to be checked. */
export interface SingleRequest {
  readonly id: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Quotes of a text with its own and those of `"inputs"`, of `"id"`, and of the names of an input. */
const QUOTES = { text: 2, inputs: 2, id: 2, input: 8 } as const;

/** Datatypes of a model's fields by their names. */
export type FieldDatatypes = ReadonlyMap<string, string>;

/** The datatype of each field as its metadata says. */
export function datatypesOf({ model }: TensorModel): FieldDatatypes {
  return new Map(model.bundle.schema.fields.map((field) => [field.name, toInputMetadata(field).datatype]));
}

/**
 * Parses what nearly every request for one record is: an id or none, a tensor of shape `[1]` for each field, in the
 * datatype of its metadata, with its element, and nothing else; in a fraction of the time that any request takes. In such
 * a text each name and each string has two quotes, so that more of them than are accounted for are those of something
 * that was given twice.
 *
 * @returns `undefined` for a request that is not of this kind
 */
export function parseSingleRequest(bytes: Uint8Array, datatypes: FieldDatatypes): SingleRequest | undefined {
  const plain = parsePlainJson(bytes);
  if (plain === undefined || !isObject(plain.value)) return undefined;
  const { id, inputs, ...others } = plain.value;
  if (!Array.isArray(inputs) || inputs.length !== datatypes.size || hasAny(others)) return undefined;
  if (id !== undefined && (typeof id !== 'string' || id === '')) return undefined;
  let quotes = QUOTES.inputs + (id === undefined ? 0 : QUOTES.id + QUOTES.text);
  const values: Record<string, unknown> = {};
  for (const input of inputs as readonly unknown[]) {
    const read = readInput(input, datatypes);
    if (read === undefined || Object.hasOwn(values, read.name)) return undefined;
    values[read.name] = read.value;
    quotes += QUOTES.input + 2 * QUOTES.text + (typeof read.value === 'string' ? QUOTES.text : 0);
  }
  return quotes === plain.quotes ? { id, values } : undefined;
}

function readInput(
  input: unknown,
  datatypes: FieldDatatypes,
): { readonly name: string; readonly value: unknown } | undefined {
  if (!isObject(input)) return undefined;
  const { name, shape, datatype, data, ...others } = input;
  if (typeof name !== 'string' || datatypes.get(name) !== datatype || hasAny(others)) return undefined;
  if (!Array.isArray(shape) || shape.length !== 1 || shape[0] !== 1) return undefined;
  if (!Array.isArray(data) || data.length !== 1) return undefined;
  const [value] = data as readonly unknown[];
  return isPlain(value, datatype) ? { name, value } : undefined;
}

/** Whole numbers beyond 2^53 are read by who keeps them exact; null is for who knows what may be missing. */
function isPlain(value: unknown, datatype: unknown): boolean {
  switch (typeof value) {
    case 'number':
      return datatype === 'FP64' || (datatype === 'INT64' && Number.isSafeInteger(value));
    case 'string':
      return datatype === 'BYTES';
    case 'boolean':
      return datatype === 'BOOL';
    default:
      return false;
  }
}

function hasAny(others: object): boolean {
  for (const _name in others) return true;
  return false;
}
