import type { JsonDocument } from './json-document';
import { parsePlainJson } from './parse-plain-json';

/**
 * Parses what nearly every body is, an object of plain values in ASCII without escapes. In such a text each name and
 * each string has two quotes, so that more of them than the parsed object accounts for are those of a name that was
 * given twice.
 *
 * @returns `undefined` for a text that is not of this kind, or not JSON
 */
export function parseFlatObject(bytes: Uint8Array): JsonDocument | undefined {
  const plain = parsePlainJson(bytes);
  if (plain?.openings !== 1) return undefined;
  const { value, quotes } = plain;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || quotes !== quotesOf(value))
    return undefined;
  return { value, duplicatedNames: [] };
}

function quotesOf(flat: object): number {
  let quotes = 0;
  for (const value of Object.values(flat)) quotes += typeof value === 'string' ? 4 : 2;
  return quotes;
}
