import { setTimeout } from 'node:timers/promises';
import { Problem } from '@medcast/problem';

/** How long a question to a repository may take. */
export interface Patience {
  readonly timeoutMs: number;
  /** Ends the waiting when the program stops. */
  readonly signal: AbortSignal;
}

/**
 * Waits for an answer of the repository, but not for ever and not once the program stops. What comes too late is
 * dropped: the port cannot be told to stop, and its clients have limits of their own.
 *
 * @throws Problem `REPOSITORY_UNREACHABLE` where no answer came in time
 */
export async function askRepository<Answer>(
  question: () => Promise<Answer>,
  { timeoutMs, signal }: Patience,
): Promise<Answer> {
  signal.throwIfAborted();
  const ended = new AbortController();
  const givenUp = setTimeout(timeoutMs, undefined, { signal: AbortSignal.any([signal, ended.signal]) }).then(() => {
    const detail = `expected an answer within ${timeoutMs / 1000} s, got none; look at the repository, or raise RELOAD_TIMEOUT_SECONDS`;
    throw new Problem('REPOSITORY_UNREACHABLE', detail);
  });
  try {
    return await Promise.race([question(), givenUp]);
  } finally {
    ended.abort();
    givenUp.catch(() => undefined);
  }
}
