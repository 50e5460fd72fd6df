import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { patient } from './testing/patients';
import { RawConnection } from './testing/raw-connection';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { get, post } from './testing/requests';
import { toTensors } from './testing/tensors';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
const OF_API = "default-src 'none';frame-ancestors 'none'";
const OF_PAGES =
  "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;connect-src 'self';frame-ancestors 'none';base-uri 'self';form-action 'self'";
const KEY = { 'x-api-key': 'key' };
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(join(folder, 'models'));
  writeFileSync(join(folder, 'keys'), 'key\n');
  mkdirSync(join(folder, 'form'));
  writeFileSync(join(folder, 'form/index.html'), '<p>form</p>');
  const files = { API_KEYS_FILE: join(folder, 'keys'), STATIC_DIR: join(folder, 'form') };
  predictor = await startPredictor({ MODELS: `file:${join(folder, 'models')}`, DRAIN_SECONDS: '1', ...files });
});

/** How an answer confines a browser. */
async function confinementOf(path: string, init: RequestInit = {}): Promise<readonly unknown[]> {
  const { status, headers } = await fetch(`${predictor.url}${path}`, init);
  return [status, headers.get('content-security-policy'), headers.get('x-content-type-options')];
}

describe('every answer that is no page', () => {
  it('says that nothing in it may run, on every route: well, unasked, wrong, and with a wrong method', async () => {
    const { body } = await get(`${predictor.url}/docs-json`);
    const paths = Object.keys(Object(body['paths'])).map((path) =>
      path.replace('{model}', 'insurance').replace('{version}', '1'),
    );
    expect(paths.length).toBeGreaterThan(20);
    for (const path of [...paths, '/docs-json', '/nothing', '/api/v1/models/nothing', '/v2/nothing']) {
      const json = { ...KEY, 'content-type': 'application/json' };
      const inits: readonly RequestInit[] = [
        { headers: KEY },
        {},
        { method: 'POST', headers: json, body: '{' },
        { method: 'DELETE', headers: KEY },
        { method: 'OPTIONS', headers: KEY },
      ];
      for (const init of inits) {
        const [status, ...confinement] = await confinementOf(path, init);
        expect([path, init.method, status, ...confinement]).toEqual([path, init.method, status, OF_API, 'nosniff']);
      }
    }
  });

  it.each<[string, unknown]>([
    ['/api/v1/predict', patient],
    ['/api/v1/models/insurance/predict?explain=true', patient],
    ['/v2/models/insurance/infer', { inputs: toTensors([patient]) }],
    ['/invocations', { instances: [patient] }],
  ])('says so where it predicts: %s', async (path, record) => {
    const { status, headers } = await post(`${predictor.url}${path}`, record, KEY);
    expect([status, headers.get('content-security-policy'), headers.get('x-content-type-options')]).toEqual([
      200,
      OF_API,
      'nosniff',
    ]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('says so to what is not HTTP', async () => {
    const connection = new RawConnection(predictor.url);
    await connection.send('nonsense\r\n\r\n');
    await connection.closed;
    expect(connection.received).toMatch(/^HTTP\/1\.1 400 /);
    expect(connection.received).toContain(`content-security-policy: ${OF_API}\r\n`);
    expect(connection.received).toContain('x-content-type-options: nosniff\r\n');
  });
});

describe('a page', () => {
  it.each(['/', '/docs', '/docs/swagger-ui-init.js', '/errors'])(
    'may load what is of this server: %s',
    async (path) => {
      const answer = await confinementOf(path, { headers: { accept: 'text/html' } });
      expect(answer).toEqual([200, OF_PAGES, 'nosniff']);
    },
  );
});

describe('a predictor that drains', () => {
  it('says the same', async () => {
    predictor.process.kill();
    await predictor.process.logged('draining');
    const { status, headers } = await post(`${predictor.url}/api/v1/predict`, patient, KEY);
    expect([status, headers.get('content-security-policy')]).toEqual([200, OF_API]);
    expect((await predictor.process.ended).code).toBe(0);
  });
});
