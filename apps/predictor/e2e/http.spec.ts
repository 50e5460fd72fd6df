import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { get, post } from './testing/requests';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}`, MAX_BODY_MB: '1' });
});

afterAll(() => predictor.process.stop());

/** Sends bytes as they are and returns everything that comes back before the connection ends. */
async function sendRaw(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(predictor.url).port), '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

describe('an unknown path', () => {
  it.each(['/', '/nothing', '/api', '/api/v1', '/api/v1/predict/', '/api/v1/models/insurance/nothing', '/health'])(
    'is refused: %s',
    async (path) => {
      const { status, headers, body } = await get(`${predictor.url}${path}`);
      expect([status, body['code']]).toEqual([404, 'ROUTE_NOT_FOUND']);
      expect(headers.get('content-type')).toContain('application/problem+json');
    },
  );

  it('is refused before its body is read', async () => {
    const { status } = await post(`${predictor.url}/nothing`, '{');
    expect(status).toBe(404);
  });

  it('is named without its query', async () => {
    const { body } = await get(`${predictor.url}/nothing?age=19`);
    expect(body['detail']).toBe('nothing is at /nothing; /docs lists what there is');
  });
});

describe('a wrong method', () => {
  it.each([
    ['GET', '/api/v1/predict', 'POST, OPTIONS'],
    ['PUT', '/api/v1/models/insurance/predict', 'POST, OPTIONS'],
    ['DELETE', '/api/v1/models/insurance', 'GET, HEAD, OPTIONS'],
    ['POST', '/health/live', 'GET, HEAD, OPTIONS'],
    ['PATCH', '/docs-json', 'GET, HEAD, OPTIONS'],
    ['POST', '/errors', 'GET, HEAD, OPTIONS'],
  ])('%s %s is told what is allowed', async (method, path, allow) => {
    const response = await fetch(`${predictor.url}${path}`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    expect(await response.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED', status: 405 });
  });

  it('OPTIONS tells what is allowed without a body', async () => {
    const response = await fetch(`${predictor.url}/api/v1/predict`, { method: 'OPTIONS' });
    expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([204, 'POST, OPTIONS', '']);
  });

  it('HEAD answers like GET without a body', async () => {
    const response = await fetch(`${predictor.url}/api/v1/models`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
  });
});

describe('a body', () => {
  it('that is too large is refused', async () => {
    const { status, body } = await post(`${predictor.url}/api/v1/predict`, `"${'x'.repeat(1024 * 1024)}"`);
    expect([status, body['code']]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('that is too large is refused when it does not say its length', async () => {
    const chunks = new Array<number>(40).fill(64 * 1024).map((length) => new Uint8Array(length).fill(0x78));
    const stream = new ReadableStream({
      pull: (controller) => {
        const chunk = chunks.shift();
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: stream, duplex: 'half' };
    const response = await fetch(`${predictor.url}/api/v1/predict`, init);
    expect(response.status).toBe(413);
  });

  it('of the largest size is read', async () => {
    const { status } = await post(`${predictor.url}/api/v1/predict`, `"${'x'.repeat(1024 * 1024 - 2)}"`);
    expect(status).toBe(400);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonl',
    'nonsense',
  ])('of type %s is refused', async (type) => {
    const { status, body } = await post(`${predictor.url}/api/v1/predict`, patient, { 'content-type': type });
    expect([status, body['code']]).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
  });

  it('that is compressed is refused', async () => {
    const zipped = new Uint8Array(gzipSync(JSON.stringify(patient)));
    const { status, body } = await post(`${predictor.url}/api/v1/predict`, zipped, { 'content-encoding': 'gzip' });
    expect([status, body['code']]).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
  });

  it('that never was sent is refused', async () => {
    const answer = await sendRaw('POST /api/v1/predict HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*"code":"JSON_MALFORMED"/s);
  });
});

describe('what is not HTTP', () => {
  it.each([
    ['a line of nonsense', 'nonsense\r\n\r\n', 'REQUEST_MALFORMED'],
    ['an unknown method', 'JUMP / HTTP/1.1\r\nhost: x\r\n\r\n', 'REQUEST_MALFORMED'],
    ['a header without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 'REQUEST_MALFORMED'],
    ['a path with a broken escape', 'GET /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 'REQUEST_MALFORMED'],
  ])('%s is refused', async (_what, bytes, code) => {
    const answer = await sendRaw(bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('content-type: application/problem+json');
    expect(answer).toContain(`"code":"${code}"`);
  });
});

describe('headers', () => {
  it('ask for no https', async () => {
    for (const path of ['/errors', '/nothing', '/docs', '/api/v1/models']) {
      const { headers } = await fetch(`${predictor.url}${path}`);
      expect(headers.has('strict-transport-security')).toBe(false);
    }
  });

  it('keep answers out of caches and connections open', async () => {
    const { headers } = await fetch(`${predictor.url}/api/v1/models`);
    expect([headers.get('cache-control'), headers.get('keep-alive')]).toEqual(['no-store', 'timeout=620']);
  });
});

describe('GET /errors', () => {
  it('explains the code to which a problem refers', async () => {
    const { body } = await get(`${predictor.url}/nothing`);
    const [path, anchor] = String(body['type']).split('#');
    const page = await (await fetch(`${predictor.url}${path}`)).text();
    expect(page).toContain(`id="${anchor}"`);
  });
});
