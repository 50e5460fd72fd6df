import { Problem, type ProblemCode } from '@medcast/problem';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses the bytes of a JSON file.
 *
 * @param code with which to refuse bytes that are not UTF-8 or not JSON
 */
export function parseJsonBytes(bytes: Uint8Array, file: string, code: ProblemCode): unknown {
  try {
    return JSON.parse(strictUtf8.decode(bytes));
  } catch (cause) {
    // TypeError: not UTF-8. SyntaxError: not JSON.
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Problem(code, `${file}: expected JSON in UTF-8, got ${bytes.length} bytes that are not (${reason})`, {
      cause,
    });
  }
}
