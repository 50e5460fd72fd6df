/** What answers may be compressed with; `deflate` is the zlib format (RFC 9110, 8.4.1.2). */
export type AnswerEncoding = 'gzip' | 'deflate';

const SERVED: readonly AnswerEncoding[] = ['gzip', 'deflate'];

/**
 * Chooses how an answer is compressed: by the first of gzip and deflate that the header `accept-encoding` names, by
 * itself or as `*`, and does not exclude with a weight of 0.
 *
 * @returns `undefined` where it is sent as it is
 */
export function answerEncodingFor(accepted: string | undefined): AnswerEncoding | undefined {
  if (accepted === undefined || accepted === '') return undefined;
  const weights = new Map(accepted.split(',').map(toWeight));
  return SERVED.find((encoding) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0);
}

/** `gzip;q=0.5` → gzip, 0.5. */
function toWeight(part: string): readonly [encoding: string, weight: number] {
  const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return [name, weight === undefined ? 1 : Number(weight.slice('q='.length)) || 0];
}
