import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
const form = join(folder, 'browser');
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
let predictor: RunningPredictor;

beforeAll(async () => {
  mkdirSync(join(form, 'media'), { recursive: true });
  writeFileSync(join(form, 'index.html'), '<title>Medcast</title>');
  writeFileSync(join(form, 'main-5MFKDMR4.js'), 'main()');
  writeFileSync(join(form, 'favicon.ico'), 'icon');
  writeFileSync(join(form, '.secret.txt'), 'hidden');
  writeFileSync(join(folder, 'outside.txt'), 'outside');
  symlinkSync(join(folder, 'outside.txt'), join(form, 'media/link.txt'));
  await publishInsurance(join(folder, 'models'));
  predictor = await startPredictor({ MODELS: `file:${join(folder, 'models')}`, STATIC_DIR: form });
});

afterAll(() => predictor.process.stop());

async function fetchText(path: string, init: RequestInit = {}): Promise<readonly [number, string, string | null]> {
  const response = await fetch(`${predictor.url}${path}`, init);
  return [response.status, await response.text(), response.headers.get('cache-control')];
}

/** Sends a path and a header as they are; `fetch` would tidy them up. */
async function getRaw(path: string, header = 'accept: */*'): Promise<string> {
  const socket = connect(Number(new URL(predictor.url).port), '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n${header}\r\nconnection: close\r\n\r\n`);
  return text(socket);
}

describe('the form', () => {
  it.each(['/', '/index.html'])('is served at %s and asked for again', async (path) => {
    expect(await fetchText(path)).toEqual([200, '<title>Medcast</title>', 'no-cache']);
  });

  it('is served to a browser at every path of its own', async () => {
    expect(await fetchText('/models/insurance?x=1', { headers: BROWSER })).toEqual([
      200,
      '<title>Medcast</title>',
      'no-cache',
    ]);
  });

  it('has files that are kept for ever where their names tell their content', async () => {
    expect(await fetchText('/main-5MFKDMR4.js')).toEqual([200, 'main()', 'public, max-age=31536000, immutable']);
    expect(await fetchText('/favicon.ico')).toEqual([200, 'icon', 'no-cache']);
  });

  it('answers HEAD and conditional requests', async () => {
    expect((await fetchText('/', { method: 'HEAD' })).slice(0, 2)).toEqual([200, '']);
    const { headers } = await fetch(`${predictor.url}/main-5MFKDMR4.js`);
    const etag = headers.get('etag') ?? '';
    expect(await getRaw('/main-5MFKDMR4.js', `if-none-match: ${etag}`)).toMatch(/^HTTP\/1\.1 304 /);
  });

  it('has no tag of its time where the name does not tell the content: in images all times are equal', async () => {
    for (const path of ['/', '/models/insurance', '/favicon.ico']) {
      const { headers } = await fetch(`${predictor.url}${path}`, { headers: BROWSER });
      expect([headers.get('etag'), headers.get('last-modified')]).toEqual([null, null]);
    }
  });

  it.each(['/missing-5MFKDMR4.js', '/models/insurance', '/media', '/.secret.txt', '/api/v1/nothing', '/docs/nothing'])(
    'is not served at %s to a program',
    async (path) => {
      const [status, body, cache] = await fetchText(path);
      expect([status, cache]).toEqual([404, 'no-store']);
      expect(JSON.parse(body)).toMatchObject({ code: 'ROUTE_NOT_FOUND' });
    },
  );

  it.each(['/api/v1/nothing', '/v2/nothing', '/health/nothing'])('is not served at %s to a browser', async (path) => {
    expect((await fetchText(path, { headers: BROWSER }))[0]).toBe(404);
  });

  it('leaves wrong methods wrong', async () => {
    expect((await fetchText('/api/v1/predict', { headers: BROWSER }))[0]).toBe(405);
    expect((await fetchText('/invocations', { headers: BROWSER }))[0]).toBe(405);
    expect((await fetchText('/', { method: 'POST' }))[0]).toBe(404);
  });

  it.each([
    '/../outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e/outside.txt',
    '/media/..%2f..%2foutside.txt',
    '/..%5coutside.txt',
    '/%00.txt',
    '//outside.txt',
    '/../../../../../../etc/passwd.txt',
  ])('is not a way out of its folder: %s', async (path) => {
    const answer = await getRaw(path);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|403|404) /);
    expect(answer).toContain('application/problem+json');
    expect(answer).not.toContain('outside\r\n');
  });
});
