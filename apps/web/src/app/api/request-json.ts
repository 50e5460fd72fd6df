import { isProblemBody } from '@medcast/problem';
import type { FetchedAnswer, FetchPort } from './fetch-port';
import { RequestFailure } from './request-failure';

/** One request whose answer is JSON. */
export interface JsonRequest<T> {
  readonly url: string;
  /** Posted as JSON; a GET without it. */
  readonly body?: unknown;
  readonly timeoutMs: number;
  /** Gives the request up when its answer is no longer wanted. */
  readonly abortSignal?: AbortSignal;
  /** Reads the answer, or gives undefined when it is not one. */
  readonly parse: (answer: unknown) => T | undefined;
}

/**
 * Sends a request and reads its answer.
 *
 * @throws RequestFailure when there is no answer, or one that says what went wrong, or one that cannot be read
 */
export async function requestJson<T>(fetchPort: FetchPort, request: JsonRequest<T>): Promise<T> {
  const response = await send(fetchPort, request);
  const answer = await readBody(response);
  if (!response.ok) throw toFailure(response, answer);
  const parsed = request.parse(answer);
  if (parsed === undefined) throw new RequestFailure({ kind: 'unreadable', status: response.status });
  return parsed;
}

async function send(
  fetchPort: FetchPort,
  { url, body, timeoutMs, abortSignal }: JsonRequest<unknown>,
): Promise<FetchedAnswer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = abortSignal === undefined ? timeout : AbortSignal.any([timeout, abortSignal]);
  try {
    return await fetchPort(url, { signal, headers: { accept: 'application/json' }, ...toPost(body) });
  } catch (error) {
    // fetch rejects for three reasons only: no connection, our timeout, and a request that is no longer wanted.
    if (abortSignal?.aborted === true) throw error;
    throw new RequestFailure(timeout.aborted ? { kind: 'timeout', timeoutMs } : { kind: 'network' }, { cause: error });
  }
}

function toPost(body: unknown): RequestInit {
  if (body === undefined) return {};
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

async function readBody(response: FetchedAnswer): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    // Not JSON, or cut off on the way.
    throw new RequestFailure({ kind: 'unreadable', status: response.status }, { cause: error });
  }
}

function toFailure(response: FetchedAnswer, answer: unknown): RequestFailure {
  if (!isProblemBody(answer)) return new RequestFailure({ kind: 'unreadable', status: response.status });
  const retryAfterSeconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new RequestFailure({
    kind: 'problem',
    problem: answer,
    ...(Number.isFinite(retryAfterSeconds) && { retryAfterSeconds }),
  });
}
