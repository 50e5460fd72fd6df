import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
const form = join(folder, 'browser');
const script = 'main();\n'.repeat(10_000);
const page = '<title>Medcast</title>';
const variables = { MODELS: `file:${join(folder, 'models')}`, STATIC_DIR: form };
const IMMUTABLE = 'public, max-age=31536000, immutable';
let predictor: RunningPredictor;

beforeAll(async () => {
  mkdirSync(form);
  writeFileSync(join(form, 'index.html'), page);
  writeFileSync(join(form, 'main-5MFKDMR4.js'), script);
  writeFileSync(join(form, 'roboto-ABCDEFGH.woff2'), 'font');
  await publishInsurance(join(folder, 'models'));
  predictor = await startPredictor(variables);
});

afterAll(() => predictor.process.stop());

interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks without undoing a compression, as `fetch` would. */
async function ask(path: string, headers: Readonly<Record<string, string>>, method = 'GET'): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(`${predictor.url}${path}`, { headers, method, agent: false }, (answer) => {
      const { statusCode: status, headers: answered } = answer;
      buffer(answer).then((body) => resolve({ status, headers: answered, body }), reject);
    });
    asked.on('error', reject).end();
  });
}

/** What of an answer's headers depends on the file and on how it is sent. */
function fileHeadersOf({ headers }: RawAnswer): IncomingHttpHeaders {
  const names = [
    'cache-control',
    'content-encoding',
    'content-length',
    'content-type',
    'etag',
    'last-modified',
    'vary',
  ];
  return Object.fromEntries(names.map((name) => [name, headers[name]]));
}

describe('a file of the form', () => {
  it.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br;q=0.5, gzip', 'gzip', gunzipSync],
  ])('is compressed for a client that accepts %s: %s', async (accepted, encoding, decompress) => {
    const { status, headers, body } = await ask('/main-5MFKDMR4.js', { 'accept-encoding': accepted });
    expect([status, headers['content-encoding'], decompress(body).toString()]).toEqual([200, encoding, script]);
    expect(body.length).toBeLessThan(script.length / 10);
    expect([headers['cache-control'], headers.vary]).toEqual([IMMUTABLE, 'accept-encoding']);
    expect(headers['content-length']).toBeUndefined();
  });

  it.each([
    {},
    { 'accept-encoding': 'identity' },
    { 'accept-encoding': 'zstd' },
    { 'accept-encoding': 'br;q=0, *;q=0' },
  ])('is sent as it is for %p', async (accepted) => {
    const { status, headers, body } = await ask('/main-5MFKDMR4.js', accepted);
    expect([status, headers['content-encoding'], body.toString()]).toEqual([200, undefined, script]);
    expect([headers['cache-control'], headers.vary]).toEqual([IMMUTABLE, 'accept-encoding']);
    expect(headers['content-length']).toBe(String(script.length));
  });

  it('is compressed where it is the page, at every path of it', async () => {
    for (const path of ['/', '/models/insurance']) {
      const { headers, body } = await ask(path, { 'accept-encoding': 'gzip', accept: 'text/html' });
      expect([headers['content-encoding'], gunzipSync(body).toString()]).toEqual(['gzip', page]);
      expect([headers['cache-control'], headers.vary]).toEqual(['no-cache', 'accept-encoding']);
    }
  });

  it('is sent as it is where its format is compressed already', async () => {
    const { headers, body } = await ask('/roboto-ABCDEFGH.woff2', { 'accept-encoding': 'br' });
    expect([headers['content-encoding'], body.toString()]).toEqual([undefined, 'font']);
  });

  it.each(['br', 'gzip', 'identity'])('has the same headers for HEAD and GET with %s', async (encoding) => {
    const accepted = { 'accept-encoding': encoding };
    const [head, got] = [
      await ask('/main-5MFKDMR4.js', accepted, 'HEAD'),
      await ask('/main-5MFKDMR4.js', accepted, 'GET'),
    ];
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(fileHeadersOf(head)).toEqual(fileHeadersOf(got));
  });

  it.each(['GET', 'HEAD'])('is not sent again by %s to a client that holds it, compressed or not', async (method) => {
    const { headers: first } = await ask('/main-5MFKDMR4.js', { 'accept-encoding': 'br' });
    const etag = first.etag ?? '';
    for (const encoding of ['br', 'gzip', 'identity']) {
      const held = { 'accept-encoding': encoding, 'if-none-match': etag };
      const answer = await ask('/main-5MFKDMR4.js', held, method);
      expect([answer.status, answer.body.length]).toEqual([304, 0]);
      expect(fileHeadersOf(answer)).toEqual({
        'cache-control': IMMUTABLE,
        'last-modified': first['last-modified'],
        etag,
        vary: 'accept-encoding',
      });
    }
  });

  it('is sent whole to a client that asks for a part', async () => {
    const { status, headers, body } = await ask('/main-5MFKDMR4.js', { range: 'bytes=0-3' });
    expect([status, headers['accept-ranges'], body.toString()]).toEqual([200, undefined, script]);
  });
});

describe('what is not a file of the form', () => {
  it.each([
    ['/api/v1/models', 200],
    ['/api/v1/models/insurance/card', 200],
    ['/health/ready', 200],
    ['/docs', 200],
    ['/docs-json', 200],
    ['/docs/swagger-ui.css', 200],
    ['/errors', 200],
    ['/missing-5MFKDMR4.js', 404],
  ])('is never compressed: %s', async (path, expected) => {
    const { status, headers } = await ask(path, { 'accept-encoding': 'br, gzip' });
    expect([status, headers['content-encoding'], headers.vary]).toEqual([expected, undefined, undefined]);
  });

  it('is never compressed: a long problem at an unknown path', async () => {
    const { status, headers, body } = await ask(`/api/v1/${'x'.repeat(5000)}`, { 'accept-encoding': 'br, gzip' });
    expect([status, headers['content-encoding'], headers.vary]).toEqual([404, undefined, undefined]);
    expect(JSON.parse(body.toString())).toMatchObject({ code: 'ROUTE_NOT_FOUND' });
  });
});

describe('the scope of the form', () => {
  it('has the headers and the log of the whole program', async () => {
    const { url, process } = await startPredictor(variables);
    const { status, headers } = await fetch(`${url}/main-5MFKDMR4.js`, { headers: { 'x-request-id': 'one' } });
    await process.stop();
    expect([status, headers.get('x-request-id')]).toEqual([200, 'one']);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(process.log).toContainEqual(
      expect.objectContaining({ msg: 'request', requestId: 'one', route: '/*', status: 200 }),
    );
  });
});
