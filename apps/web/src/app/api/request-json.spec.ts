import { FakeServer } from '../testing/fake-server';
import { problemBody } from '../testing/answers';
import type { FetchPort } from './fetch-port';
import { RequestFailure } from './request-failure';
import { requestJson } from './request-json';

const request = { url: '/api/things', timeoutMs: 1000, parse: parseThing };

describe('requestJson', () => {
  const server = new FakeServer();

  it('reads the answer of a GET', async () => {
    server.answer('/api/things', { thing: 7 });
    await expect(requestJson(server.fetchPort, request)).resolves.toBe(7);
  });

  it('posts a body as JSON', async () => {
    const fetchPort = jest.fn<ReturnType<FetchPort>, Parameters<FetchPort>>(server.fetchPort);
    await requestJson(fetchPort, { ...request, body: { a: 1 } });
    expect(fetchPort.mock.calls[0]?.[1]).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json' },
    });
  });

  it('keeps the problem that the server states, with the time to wait', async () => {
    const problem = problemBody();
    server.answer('/api/things', problem, { status: 503, headers: { 'retry-after': '5' } });
    await expect(failureOf(requestJson(server.fetchPort, request))).resolves.toEqual({
      kind: 'problem',
      problem,
      retryAfterSeconds: 5,
    });
  });

  it.each([
    ['an answer of another shape', 200, { other: 1 }],
    ['an error that is no problem of ours', 502, { message: 'bad gateway' }],
    ['an error without a body', 500, null],
  ])('says of %s that it cannot be read', async (_what, status, body) => {
    server.answer('/api/things', body, { status });
    await expect(failureOf(requestJson(server.fetchPort, request))).resolves.toEqual({ kind: 'unreadable', status });
  });

  it('says of a body that is not JSON that it cannot be read', async () => {
    const html: FetchPort = () =>
      Promise.resolve({
        ok: true,
        status: 200,
        headers: { get: () => null },
        json: () => Promise.reject(new SyntaxError('<')),
      });
    await expect(failureOf(requestJson(html, request))).resolves.toEqual({ kind: 'unreadable', status: 200 });
  });

  it('tells a missing connection', async () => {
    await expect(failureOf(requestJson(server.fetchPort, { ...request, url: '/nowhere' }))).resolves.toEqual({
      kind: 'network',
    });
  });

  it('gives up after its timeout', async () => {
    await expect(failureOf(requestJson(silence, { ...request, timeoutMs: 1 }))).resolves.toEqual({
      kind: 'timeout',
      timeoutMs: 1,
    });
  });

  it('says nothing of a request that is no longer wanted', async () => {
    const abort = new AbortController();
    const answer = requestJson(silence, { ...request, abortSignal: abort.signal });
    abort.abort();
    await expect(answer).rejects.not.toBeInstanceOf(RequestFailure);
  });
});

/** Never answers; rejects when aborted, as fetch does. */
const silence: FetchPort = (_url, { signal }) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });

function parseThing(answer: unknown): number | undefined {
  const isThing = typeof answer === 'object' && answer !== null && 'thing' in answer;
  return isThing && typeof answer.thing === 'number' ? answer.thing : undefined;
}

async function failureOf(answer: Promise<unknown>) {
  const error: unknown = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RequestFailure)) throw new Error('expected a RequestFailure', { cause: error });
  return error.failure;
}
