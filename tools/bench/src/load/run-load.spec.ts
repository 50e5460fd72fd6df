import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runLoad } from './run-load';
import { toRequest } from './to-request';

describe('runLoad', () => {
  const bodies: string[] = [];
  let server: Server;
  let port: number;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(request.url === '/busy' ? 503 : 200, { 'content-length': 2 }).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('asks over every connection, and counts each answer', async () => {
    const request = toRequest('/', { name: 'Zoë' });

    const result = await runLoad({ port, connections: 3, seconds: 0.1, request });

    expect(result).toMatchObject({ requests: bodies.length, failures: 0 });
    expect(result.requests).toBeGreaterThanOrEqual(3);
    expect(result.p50Ms).toBeLessThanOrEqual(result.longestMs);
    expect(new Set(bodies)).toEqual(new Set(['{"name":"Zoë"}']));
  });

  it('counts answers that say no', async () => {
    const result = await runLoad({ port, connections: 1, seconds: 0.05, request: toRequest('/busy', {}) });

    expect(result.failures).toBe(result.requests);
  });
});
