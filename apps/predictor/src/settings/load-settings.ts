import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { predictorSettings } from '@medcast/deploy-contract';
import { openRepository } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';
import { countProcessors } from './cpu-limit';
import { loadApiKeys } from './load-api-keys';
import { readTracingSettings } from './read-tracing-settings';
import { readVertexSettings } from './read-vertex-settings';
import { resolveStaticDir } from './resolve-static-dir';
import type { Settings } from './settings';
import { type Environment, SettingsReader } from './settings-reader';

const MEBIBYTE = 1024 * 1024;

/** Where the settings come from. */
export interface SettingsSource {
  readonly environment: Environment;
  /** Folder of the running program: the embedded bundles and the built form lie in fixed places around it. */
  readonly programDir: string;
}

/**
 * Loads and checks all settings together.
 *
 * @returns the frozen settings
 * @throws Problem SETTINGS_INVALID whose `errors` name every variable that cannot be accepted
 */
export function loadSettings({ environment, programDir }: SettingsSource): Settings {
  const reader = new SettingsReader(environment);
  const settings: Settings = {
    port: reader.optionalInteger('AIP_HTTP_PORT') ?? reader.integer('PORT'),
    adminPort: reader.integer('ADMIN_PORT'),
    grpcPort: reader.optionalInteger('GRPC_PORT'),
    host: reader.host('HOST'),
    vertex: readVertexSettings(reader),
    models: readRepositoryUri(reader, programDir),
    modelNames: reader.names('MODEL_NAMES'),
    channel: reader.name('CHANNEL'),
    reloadMs: reader.integer('RELOAD_SECONDS') * 1000,
    reloadTimeoutMs: reader.integer('RELOAD_TIMEOUT_SECONDS') * 1000,
    shadowChannel: reader.optionalName('SHADOW_CHANNEL'),
    shadowShare: reader.share('SHADOW_SHARE'),
    maxBodyBytes: reader.integer('MAX_BODY_MB') * MEBIBYTE,
    maxRows: reader.integer('MAX_ROWS'),
    maxBulkRows: reader.isGiven('MAX_ROWS') ? reader.integer('MAX_ROWS') : undefined,
    maxBulkRequests: reader.integer('MAX_BULK_REQUESTS'),
    maxQueue: reader.integer('MAX_QUEUE'),
    queueTimeoutMs: reader.integer('QUEUE_TIMEOUT_MS'),
    drainMs: reader.integer('DRAIN_SECONDS') * 1000,
    keepAliveMs: reader.integer('KEEP_ALIVE_SECONDS') * 1000,
    headersTimeoutMs: reader.integer('HEADERS_TIMEOUT_SECONDS') * 1000,
    requestTimeoutMs: reader.integer('REQUEST_TIMEOUT_SECONDS') * 1000,
    scorerThreads: reader.optionalInteger('SCORER_THREADS') ?? 1,
    bulkThreads: reader.optionalInteger('SCORER_THREADS') ?? countProcessors(),
    bulkProgram: join(programDir, 'bulk-worker.js'),
    logLevel: reader.choice('LOG_LEVEL', predictorSettings.LOG_LEVEL.choices) ?? 'info',
    tracing: readTracingSettings(reader),
    apiKeys: loadApiKeys(reader),
    staticDir: resolveStaticDir(reader, join(programDir, '../web/browser')),
  };
  checkPortsDiffer(reader, settings);
  checkGrpcPortDiffers(reader, settings);
  checkChannelsDiffer(reader, settings);
  checkTimeouts(reader, settings);
  if (reader.failures.length > 0) throw toSettingsProblem(reader);
  return Object.freeze(settings);
}

function readRepositoryUri(reader: SettingsReader, programDir: string): string {
  const uri = reader.text('MODELS') ?? pathToFileURL(join(programDir, '../../../bundles')).href;
  try {
    openRepository(uri);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    reader.refuse('MODELS', error.detail);
  }
  return uri;
}

function checkPortsDiffer(reader: SettingsReader, { port, adminPort }: Settings): void {
  const alreadyWrong = reader.failures.some(({ path }) => path === '/PORT' || path === '/ADMIN_PORT');
  if (alreadyWrong || port === 0 || port !== adminPort) return;
  const advice = 'give the operators a port of their own';
  reader.fail('ADMIN_PORT', { expected: 'another port than PORT', got: `${adminPort} for both`, advice });
}

function checkGrpcPortDiffers(reader: SettingsReader, { port, adminPort, grpcPort }: Settings): void {
  const alreadyWrong = reader.failures.some(({ path }) => path.endsWith('PORT'));
  if (alreadyWrong || grpcPort === undefined || grpcPort === 0 || ![port, adminPort].includes(grpcPort)) return;
  const expected = 'another port than PORT and ADMIN_PORT';
  reader.fail('GRPC_PORT', { expected, got: `${grpcPort} for two`, advice: 'give gRPC a port of its own' });
}

function checkChannelsDiffer(reader: SettingsReader, { channel, shadowChannel }: Settings): void {
  if (channel !== shadowChannel) return;
  const got = `"${channel}" for both`;
  reader.fail('SHADOW_CHANNEL', {
    expected: 'another channel than CHANNEL',
    got,
    advice: 'name that of the candidate',
  });
}

/** The head is a part of the request. */
function checkTimeouts(reader: SettingsReader, { headersTimeoutMs, requestTimeoutMs }: Settings): void {
  if (headersTimeoutMs <= requestTimeoutMs) return;
  const expected = `at most REQUEST_TIMEOUT_SECONDS (${requestTimeoutMs / 1000})`;
  reader.fail('HEADERS_TIMEOUT_SECONDS', {
    expected,
    got: String(headersTimeoutMs / 1000),
    advice: 'lower it, or raise the other',
  });
}

function toSettingsProblem({ failures }: SettingsReader): Problem {
  const names = failures.map(({ path }) => path.slice(1)).join(', ');
  const detail = `expected settings that can be used, got ${failures.length} that cannot: ${names}`;
  return new Problem('SETTINGS_INVALID', detail, { errors: failures });
}
