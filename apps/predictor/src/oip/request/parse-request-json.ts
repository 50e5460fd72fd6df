import { parseJsonDocument } from '../../json-body/parse-json-document';
import { invalidRequest } from '../invalid-request';

/** Whole numbers of so many digits may lie beyond 2^53, where floats have gaps. */
const LONG_NUMBER = /\d{16}/;

const WHOLE_NUMBER = /^-?\d+$/;

/**
 * Parses the JSON of a request; whole numbers beyond 2^53 become bigints, so that none is rounded unseen.
 *
 * @throws Problem JSON_MALFORMED, INFERENCE_REQUEST_INVALID where it is no object or names something twice
 */
export function parseRequestJson(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const { value, duplicatedNames } = parseJsonDocument(bytes, parseExactly);
  if (!isObject(value)) throw invalidRequest('expected an object with inputs, got another JSON value');
  if (duplicatedNames.length === 0) return value;
  throw invalidRequest(`expected ${duplicatedNames.join(', ')} once, got several`);
}

/** Tells an object from every other JSON value. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseExactly(text: string): unknown {
  return LONG_NUMBER.test(text) ? JSON.parse(text, reviveExactly) : JSON.parse(text);
}

function reviveExactly(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return WHOLE_NUMBER.test(source) ? BigInt(source) : value;
}
