import type { ProblemBody } from '@medcast/problem';

/** Why a request brought no answer. */
export type FailureCause =
  | { readonly kind: 'network' }
  | { readonly kind: 'timeout'; readonly timeoutMs: number }
  | { readonly kind: 'problem'; readonly problem: ProblemBody; readonly retryAfterSeconds?: number }
  | { readonly kind: 'unreadable'; readonly status: number };

/** A request that failed in a way that the form knows how to tell. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';

  constructor(
    readonly failure: FailureCause,
    options?: ErrorOptions,
  ) {
    super(`the request failed: ${failure.kind}`, options);
  }
}
