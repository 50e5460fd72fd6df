import { isUtf8 } from 'node:buffer';
import { Problem } from '@medcast/problem';
import type { JsonDocument } from './json-document';
import { scanJson } from './scan-json';

const DECODER = new TextDecoder();

/** Deepest nesting that is read; a record is flat, a tensor of the inference protocol has a few levels. */
const MAX_DEPTH = 100;

/**
 * Parses the bytes of a body, strictly: UTF-8, one JSON value, nested at most 100 levels deep.
 *
 * @param parse reads the text; `JSON.parse` unless something beside it is wanted of numbers
 * @throws Problem JSON_MALFORMED, which says where the text stops being JSON and never quotes it
 */
export function parseJsonDocument(
  bytes: Uint8Array,
  parse: (text: string) => unknown = (text) => JSON.parse(text) as unknown,
): JsonDocument {
  const text = toText(bytes);
  if (text.trim() === '') throw malformed('got an empty body');
  const { depth, outermostNames } = scanJson(text);
  if (depth > MAX_DEPTH) throw malformed(`got one nested more than ${MAX_DEPTH} levels deep`);
  return { value: parseText(text, parse), duplicatedNames: findDuplicates(outermostNames) };
}

function toText(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw malformed('got bytes that are not UTF-8');
  return DECODER.decode(bytes);
}

function parseText(text: string, parse: (text: string) => unknown): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw malformed(`got something else${placeOf(error)}`);
  }
}

/** The place alone: the message of the error quotes the body, so it is neither answered, logged nor kept as a cause. */
function placeOf(error: SyntaxError): string {
  const position = /at position (\d+)/.exec(error.message)?.[1];
  return position === undefined ? '' : ` at character ${Number(position) + 1}`;
}

function findDuplicates(names: readonly string[]): readonly string[] {
  if (new Set(names).size === names.length && !names.some((name) => name.includes('\\'))) return [];
  const decoded = names.map((name) => String(JSON.parse(name)));
  return [...new Set(decoded.filter((name, index) => decoded.indexOf(name) !== index))];
}

function malformed(got: string): Problem {
  return new Problem('JSON_MALFORMED', `expected a body of well-formed JSON, ${got}`);
}
