const QUOTE = 0x22;
const BACKSLASH = 0x5c;
// In ASCII a bracket and the brace that goes with it differ in one bit.
const BRACE_BIT = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;
const NAME_FOLLOWS = /\s*:/y;

/** What can be seen of a JSON text before it is parsed. */
export interface JsonOutline {
  readonly depth: number;
  /** The names of the outermost object as they stand in the text, with their quotes. */
  readonly outermostNames: readonly string[];
}

/** Scans a JSON text, well-formed or not, without recursion: in one pass and constant stack. */
export function scanJson(text: string): JsonOutline {
  const outermostNames: string[] = [];
  let level = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      const end = endOfString(text, at);
      if (level === 1 && isName(text, end)) outermostNames.push(text.slice(at, end));
      at = end - 1;
    } else if ((unit | BRACE_BIT) === OPENING) {
      depth = Math.max(depth, ++level);
    } else if ((unit | BRACE_BIT) === CLOSING) {
      level--;
    }
  }
  return { depth, outermostNames };
}

/** Index after the closing quote of the string that begins at `start`. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === QUOTE) return at + 1;
  }
  return text.length;
}

function isName(text: string, end: number): boolean {
  NAME_FOLLOWS.lastIndex = end;
  return NAME_FOLLOWS.test(text);
}
