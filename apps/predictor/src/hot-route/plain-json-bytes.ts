import type { IncomingHttpHeaders } from 'node:http';

const JSON_TYPES: ReadonlySet<string | undefined> = new Set([
  undefined,
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
]);

/**
 * How many bytes of plain JSON the head of a request announces; `undefined` where it announces anything else: another
 * type, a compressed body, one of unknown length, one that waits to be asked for.
 */
export function plainJsonBytesOf(headers: IncomingHttpHeaders): number | undefined {
  const length = headers['content-length'];
  if (length === undefined || headers['transfer-encoding'] !== undefined || headers.expect !== undefined)
    return undefined;
  if (headers['content-encoding'] !== undefined || !JSON_TYPES.has(headers['content-type'])) return undefined;
  return Number(length);
}
