import { request } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import { abandonSignalOf } from './abandon-signal';

describe('abandonSignalOf', () => {
  let fastify: FastifyInstance;
  let signal: AbortSignal | undefined;
  let closed: Promise<unknown>;
  let answer: () => void;

  beforeEach(async () => {
    fastify = Fastify();
    fastify.post('/', async (_request, reply) => {
      signal = abandonSignalOf(reply);
      closed = new Promise((resolve) => reply.raw.once('close', resolve));
      await new Promise<void>((resolve) => {
        answer = resolve;
        fastify.server.emit('asked');
      });
      return 'answer';
    });
    await fastify.listen({ port: 0, host: '127.0.0.1' });
  });

  afterEach(() => fastify.close());

  function ask() {
    const address = fastify.server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const asked = request({ port, method: 'POST', headers: { 'content-type': 'application/json' } });
    asked.on('error', () => undefined).end('{}');
    return asked;
  }

  function whenAsked(): Promise<unknown> {
    return new Promise((resolve) => fastify.server.once('asked', resolve));
  }

  it('aborts when the connection closes before the answer', async () => {
    const arrived = whenAsked();
    const asked = ask();
    await arrived;
    expect(signal?.aborted).toBe(false);

    asked.destroy();
    await closed;

    expect(signal?.aborted).toBe(true);
    answer();
  });

  it('does not where the answer has been sent', async () => {
    const arrived = whenAsked();
    ask().on('response', (response) => response.resume());
    await arrived;

    answer();
    await closed;

    expect(signal?.aborted).toBe(false);
  });
});
