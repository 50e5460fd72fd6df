import Fastify, { type FastifyInstance } from 'fastify';
import { addSecurityHeaders } from './add-security-headers';
import { API_HEADERS } from './api-headers';

/** Headers of the answer to a path. */
async function headersOf(path: string): Promise<Readonly<Record<string, unknown>>> {
  const fastify: FastifyInstance = Fastify();
  await addSecurityHeaders(fastify);
  fastify.get('/docs', () => 'a page');
  fastify.get('/api/v1/models', () => ({}));
  fastify.get('/ours', { helmet: false }, () => ({}));
  fastify.get('/refused', { onRequest: (_request, reply) => void reply.code(401).send() }, () => ({}));
  const { headers } = await fastify.inject(path);
  await fastify.close();
  return headers;
}

describe('addSecurityHeaders', () => {
  it('lets pages have scripts and styles of their own server', async () => {
    expect(await headersOf('/docs')).toMatchObject({
      'content-security-policy': expect.stringContaining("script-src 'self';"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it.each(['/api/v1/models', '/nothing', '/refused'])(
    'lets an answer that is no page have nothing: %s',
    async (path) => {
      expect(await headersOf(path)).toMatchObject(API_HEADERS);
    },
  );

  it('adds nothing where a route sends its own', async () => {
    expect(Object.keys(await headersOf('/ours'))).not.toContain('content-security-policy');
  });

  it('asks for no https, which this server does not speak', async () => {
    expect(Object.keys(await headersOf('/docs'))).not.toContain('strict-transport-security');
  });
});
