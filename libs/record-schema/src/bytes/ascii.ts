/** Bytes that mean something in JSON and CSV. */
export const ASCII = {
  NUL: 0x00,
  TAB: 0x09,
  LINE_FEED: 0x0a,
  CARRIAGE_RETURN: 0x0d,
  SPACE: 0x20,
  QUOTE: 0x22,
  COMMA: 0x2c,
  MINUS: 0x2d,
  POINT: 0x2e,
  ZERO: 0x30,
  NINE: 0x39,
  COLON: 0x3a,
  BRACKET_OPEN: 0x5b,
  BACKSLASH: 0x5c,
  BRACKET_CLOSE: 0x5d,
  BRACE_OPEN: 0x7b,
  BRACE_CLOSE: 0x7d,
  LAST: 0x7f,
} as const;

/** The first place from `at` on that is not white space of JSON. */
export function skipBlanks(bytes: Uint8Array, at: number): number {
  let place = at;
  for (;;) {
    const byte = bytes[place];
    if (byte !== ASCII.SPACE && byte !== ASCII.LINE_FEED && byte !== ASCII.CARRIAGE_RETURN && byte !== ASCII.TAB) {
      return place;
    }
    place++;
  }
}
