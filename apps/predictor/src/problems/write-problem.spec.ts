import { createServer, type Server } from 'node:http';
import { Problem } from '@medcast/problem';
import { writeProblem } from './write-problem';

const problem = new Problem('OVERLOADED', 'expected a shorter wait, got a longer one', { retryAfterSeconds: 3 });

describe('writeProblem', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => writeProblem({ request, response, requestId: 'r.1' }, problem));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('answers below /api with the whole problem, and with when to come back', async () => {
    const answer = await fetch(`${url}/api/v1/predict`, { method: 'POST' });
    expect(answer.status).toBe(503);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '3',
      'x-request-id': 'r.1',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(await answer.json()).toMatchObject({ code: 'OVERLOADED', requestId: 'r.1' });
  });

  it('answers below /v2 as the inference protocol has it', async () => {
    const answer = await fetch(`${url}/v2/models/insurance/infer`, { method: 'POST' });
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toEqual({ error: problem.detail });
  });
});
