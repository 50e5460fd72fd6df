import { Problem } from '@medcast/problem';

/** Makes a problem of whatever was thrown. */
export function toFailure(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem('INTERNAL_ERROR', 'an unexpected failure while loading', { cause: error });
}

/** What the log says of a failure; where it was thrown matters for an unexpected one alone. */
export function toLogFields({ code, detail, cause }: Problem): Readonly<Record<string, unknown>> {
  return code === 'INTERNAL_ERROR' ? { code, detail, err: cause } : { code, detail };
}
