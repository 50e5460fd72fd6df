import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KubeConfig } from '@kubernetes/client-node';
import { problemOf } from '../testing/problem-of';
import { connect } from './connect';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let answer: Answer;
const seen: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

beforeEach(() => {
  seen.length = 0;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** As the client's KubeConfig, which is an ES module that Jest cannot load here. */
function configFor(url: string): KubeConfig {
  const config = {
    getCurrentCluster: () => ({ server: url }),
    getCurrentContext: () => 'test',
    applyToHTTPSOptions: async (options: { headers: object }) => {
      options.headers = { authorization: 'Bearer t' };
    },
  };
  return config as unknown as KubeConfig;
}

function link() {
  return connect(configFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
}

describe('connect', () => {
  it('sends the login, the query and the body', async () => {
    answer = (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => response.end(JSON.stringify({ headers: request.headers, body })));
    };
    const { status, text } = await link().send({
      method: 'PATCH',
      path: '/api/v1/pods/a',
      query: { dryRun: 'All', unset: undefined },
      body: { é: 1 },
      contentType: 'application/apply-patch+yaml',
    });

    expect(status).toBe(200);
    expect(seen).toEqual(['PATCH /api/v1/pods/a?dryRun=All']);
    expect(JSON.parse(text)).toMatchObject({
      body: '{"é":1}',
      headers: { authorization: 'Bearer t', 'content-type': 'application/apply-patch+yaml' },
    });
  });

  it('tries to read again while the API server is unwell', async () => {
    answer = (_, response) => {
      response.statusCode = seen.length < 3 ? 503 : 200;
      response.end('{}');
    };
    expect(await link().send({ method: 'GET', path: '/api' })).toEqual({ status: 200, text: '{}' });
    expect(seen).toHaveLength(3);
  });

  it('never writes twice, and takes what a pod answers as it is', async () => {
    answer = (_, response) => {
      response.statusCode = 503;
      response.end('no');
    };
    expect((await link().send({ method: 'PATCH', path: '/api', body: {} })).status).toBe(503);
    expect(
      (await link().send({ method: 'GET', path: '/api/v1/namespaces/n/pods/p:3000/proxy/health/ready' })).status,
    ).toBe(503);
    expect(seen).toHaveLength(2);
  });

  it('says which API server does not answer', async () => {
    const problem = await problemOf(() =>
      connect(configFor('http://127.0.0.1:2')).send({ method: 'PATCH', path: '/' }),
    );
    expect(problem.code).toBe('CLUSTER_UNREACHABLE');
    expect(problem.detail).toContain(
      'expected the API server http://127.0.0.1:2 of the context test to answer, got ECONNREFUSED',
    );
  });

  it('does not wait for ever', async () => {
    answer = () => undefined;
    const problem = await problemOf(() => link().send({ method: 'PATCH', path: '/', timeoutMs: 50 }));
    expect(problem.detail).toContain('got no answer in time');
  });
});
