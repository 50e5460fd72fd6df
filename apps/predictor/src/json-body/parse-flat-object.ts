import type { JsonDocument } from './json-document';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LAST_OF_ASCII = 0x7f;
const BRACKET = 0x5b;
const BRACE = 0x7b;

/**
 * Parses what nearly every body is, an object of plain values in ASCII without escapes, in a fraction of the time that a
 * text of any kind takes. In such a text each name and each string has two quotes, so that more of them than the parsed
 * object accounts for are those of a name that was given twice.
 *
 * @returns `undefined` for a text that is not of this kind, or not JSON
 */
export function parseFlatObject(bytes: Uint8Array): JsonDocument | undefined {
  const quotes = countQuotes(bytes);
  if (quotes === undefined) return undefined;
  const value = tryParse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
  if (value === undefined || quotes !== quotesOf(value)) return undefined;
  return { value, duplicatedNames: [] };
}

/** `undefined` where there is an escape, a byte beyond ASCII, or not exactly one opening bracket or brace. */
function countQuotes(bytes: Uint8Array): number | undefined {
  let quotes = 0;
  let openings = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? BACKSLASH;
    if (byte === QUOTE) quotes++;
    else if (byte === BRACKET || byte === BRACE) openings++;
    else if (byte === BACKSLASH || byte > LAST_OF_ASCII) return undefined;
  }
  return openings === 1 ? quotes : undefined;
}

function tryParse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Who reads texts of any kind says what is wrong.
    return undefined;
  }
}

function quotesOf(flat: object): number {
  let quotes = 0;
  for (const value of Object.values(flat)) quotes += typeof value === 'string' ? 4 : 2;
  return quotes;
}
