import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import { loadSettings } from './load-settings';
import type { Settings } from './settings';
import type { Environment } from './settings-reader';

const folder = mkdtempSync(join(tmpdir(), 'medcast-settings-'));
const programDir = join(folder, 'dist/apps/predictor');

afterAll(() => rmSync(folder, { recursive: true }));

function load(environment: Environment): Settings {
  return loadSettings({ environment, programDir });
}

function messagesOf(environment: Environment): readonly string[] {
  try {
    load(environment);
  } catch (error) {
    if (error instanceof Problem && error.code === 'SETTINGS_INVALID')
      return error.errors.map(({ message }) => message);
    throw error;
  }
  return [];
}

function writeFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('loadSettings', () => {
  it('fills in every default', () => {
    expect(load({})).toEqual({
      port: 3000,
      adminPort: 3001,
      grpcPort: undefined,
      host: '0.0.0.0',
      vertex: { healthRoute: undefined, predictRoute: undefined },
      models: `file://${folder}/bundles`,
      modelNames: undefined,
      channel: 'production',
      reloadMs: 30_000,
      reloadTimeoutMs: 120_000,
      shadowChannel: undefined,
      shadowShare: 1,
      maxBodyBytes: 10 * 1024 * 1024,
      maxRows: 100_000,
      maxBulkRows: undefined,
      maxBulkRequests: 8,
      maxQueue: 1024,
      queueTimeoutMs: 1000,
      drainMs: 3000,
      keepAliveMs: 620_000,
      headersTimeoutMs: 60_000,
      requestTimeoutMs: 120_000,
      scorerThreads: 1,
      bulkThreads: expect.any(Number),
      bulkProgram: join(folder, 'dist/apps/predictor/bulk-worker.js'),
      logLevel: 'info',
      tracing: undefined,
      apiKeys: undefined,
      staticDir: undefined,
    });
  });

  it('takes an empty variable for an unset one', () => {
    expect(load({ PORT: '', CHANNEL: ' ', API_KEYS_FILE: '' })).toEqual(load({}));
  });

  it('is frozen', () => {
    expect(Object.isFrozen(load({}))).toBe(true);
  });

  it('reads what is set', () => {
    const settings = load({ PORT: '0', MODEL_NAMES: 'insurance, iris', LOG_LEVEL: 'debug', MODELS: 'file:models' });
    expect(settings).toMatchObject({
      port: 0,
      modelNames: ['insurance', 'iris'],
      logLevel: 'debug',
      models: 'file:models',
    });
  });

  it('reads the keys of a file without its comments and empty lines', () => {
    const path = writeFile('keys', '# for the team\nfirst \r\n\nsecond\n');
    expect(load({ API_KEYS_FILE: path }).apiKeys).toEqual(['first', 'second']);
  });

  it('reads what Vertex AI sets, and listens where it says', () => {
    const settings = load({
      PORT: '3000',
      AIP_HTTP_PORT: '8080',
      AIP_HEALTH_ROUTE: '/v1/endpoints/1/deployedModels/2',
      AIP_PREDICT_ROUTE: '/v1/endpoints/1/deployedModels/2:predict',
    });
    expect([settings.port, settings.vertex]).toEqual([
      8080,
      { healthRoute: '/v1/endpoints/1/deployedModels/2', predictRoute: '/v1/endpoints/1/deployedModels/2:predict' },
    ]);
  });

  it('finds the form that was built beside the program', () => {
    const built = join(folder, 'dist/apps/web/browser');
    mkdirSync(built, { recursive: true });
    writeFileSync(join(built, 'index.html'), '');
    expect(load({}).staticDir).toBe(built);
  });

  it.each([
    ['PORT', 'abc', 'PORT: expected a whole number from 0 to 65535, got "abc"; correct it or unset it for 3000'],
    ['PORT', '65536', 'PORT: expected a whole number from 0 to 65535, got "65536"; correct it or unset it for 3000'],
    ['PORT', '-1', 'PORT: expected a whole number from 0 to 65535, got "-1"; correct it or unset it for 3000'],
    ['PORT', '3e3', 'PORT: expected a whole number from 0 to 65535, got "3e3"; correct it or unset it for 3000'],
    ['MAX_BODY_MB', '0', 'MAX_BODY_MB: expected a whole number from 1 to 1024, got "0"; correct it or unset it for 10'],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL: expected one of fatal, error, warn, info, debug, trace, silent, got "loud"; correct it or unset it for info',
    ],
    [
      'HOST',
      'http://x',
      'HOST: expected an IP address or a host name without a port, got "http://x"; correct it or unset it for 0.0.0.0',
    ],
    [
      'CHANNEL',
      '../x',
      'CHANNEL: expected a name of letters, digits, ".", "_" and "-", got "../x"; correct it or unset it for production',
    ],
    [
      'MODEL_NAMES',
      'a,,b',
      'MODEL_NAMES: expected different names of letters, digits, ".", "_" and "-", separated by commas, got "a,,b"; correct it or unset it',
    ],
    [
      'API_KEYS_FILE',
      '/nowhere/keys',
      'API_KEYS_FILE: expected a file that can be read, got /nowhere/keys (ENOENT); correct it or unset it',
    ],
    [
      'STATIC_DIR',
      '/nowhere',
      'STATIC_DIR: expected a folder with an index.html, got /nowhere; build the form (npx nx build web) or unset the variable',
    ],
    ['AIP_HTTP_PORT', 'x', 'AIP_HTTP_PORT: expected a whole number from 0 to 65535, got "x"; correct it or unset it'],
    [
      'AIP_HEALTH_ROUTE',
      'ready',
      'AIP_HEALTH_ROUTE: expected a path such as /predict, got "ready"; correct it or unset it',
    ],
    [
      'AIP_PREDICT_ROUTE',
      '/a/*',
      'AIP_PREDICT_ROUTE: expected a path such as /predict, got "/a/*"; correct it or unset it',
    ],
    [
      'AIP_PREDICT_ROUTE',
      '/api/v1/predict',
      'AIP_PREDICT_ROUTE: expected a path that is not below /api, /v2, /docs, /docs-json, /errors or /health, got "/api/v1/predict"; name another',
    ],
    [
      'ADMIN_PORT',
      '3000',
      'ADMIN_PORT: expected another port than PORT, got 3000 for both; give the operators a port of their own',
    ],
    [
      'GRPC_PORT',
      '3001',
      'GRPC_PORT: expected another port than PORT and ADMIN_PORT, got 3001 for two; give gRPC a port of its own',
    ],
    ['GRPC_PORT', 'on', 'GRPC_PORT: expected a whole number from 0 to 65535, got "on"; correct it or unset it'],
  ])('refuses %s=%s', (name, value, message) => {
    expect(messagesOf({ [name]: value })).toEqual([message]);
  });

  it('refuses a repository of an unknown scheme', () => {
    expect(messagesOf({ MODELS: 'ftp://x' })).toEqual([
      expect.stringMatching(/^MODELS: expected a repository URI.*"ftp:\/\/x"/),
    ]);
  });

  it('refuses a file without a key', () => {
    const path = writeFile('empty', '# none\n');
    const message = `API_KEYS_FILE: expected a file with one API key a line, got ${path}, which has none; add a key or unset the variable for an open API`;
    expect(messagesOf({ API_KEYS_FILE: path })).toEqual([message]);
  });

  it('lists everything that is wrong at once', () => {
    const problems = messagesOf({ PORT: 'x', LOG_LEVEL: 'x', MODELS: 'x', API_KEYS_FILE: '/x', STATIC_DIR: '/x' });
    expect(problems.map((message) => message.split(':', 1)[0])).toEqual([
      'PORT',
      'MODELS',
      'LOG_LEVEL',
      'API_KEYS_FILE',
      'STATIC_DIR',
    ]);
  });

  it('lets every port be any free one', () => {
    expect(messagesOf({ PORT: '0', ADMIN_PORT: '0', GRPC_PORT: '0' })).toEqual([]);
  });
});
