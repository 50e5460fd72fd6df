/** Longest piece of the input that an error message repeats. */
const LONGEST_ECHO = 40;

/** Names a value in an error message: short, on one line, never a whole object. */
export function renderGot(input: unknown): string {
  if (typeof input === 'string') return JSON.stringify(truncate(input));
  if (typeof input === 'number' || typeof input === 'boolean' || typeof input === 'bigint') return String(input);
  if (input === undefined) return 'nothing';
  if (input === null) return 'null';
  return Array.isArray(input) ? 'an array' : 'an object';
}

/** Cuts a text to a length that fits into a message. */
export function truncate(text: string): string {
  return text.length <= LONGEST_ECHO ? text : `${text.slice(0, LONGEST_ECHO)}…`;
}
