const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LAST_OF_ASCII = 0x7f;
const BRACKET = 0x5b;
const BRACE = 0x7b;

/** A value, and what was counted in its text. */
export interface PlainJson {
  readonly value: unknown;
  readonly quotes: number;
  /** Opening brackets and braces. */
  readonly openings: number;
}

/** More openings are read by who minds the depth. */
const MOST_OPENINGS = 100;

/**
 * Parses a text of ASCII without escapes, in a fraction of the time that a text of any kind takes.
 *
 * @returns `undefined` for a text that is not of this kind, or not JSON
 */
export function parsePlainJson(bytes: Uint8Array): PlainJson | undefined {
  let quotes = 0;
  let openings = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? BACKSLASH;
    if (byte === QUOTE) quotes++;
    else if (byte === BRACKET || byte === BRACE) openings++;
    else if (byte === BACKSLASH || byte > LAST_OF_ASCII) return undefined;
  }
  if (openings > MOST_OPENINGS) return undefined;
  const value = tryParse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
  return value === undefined ? undefined : { value, quotes, openings };
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Who reads texts of any kind says what is wrong.
    return undefined;
  }
}
