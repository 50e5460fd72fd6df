import { predictorSettings, type PredictorSettingName } from '@medcast/deploy-contract';
import type { SamplerSettings, TracingSettings } from './settings';
import type { SettingsReader } from './settings-reader';

const SERVICE_NAME = 'medcast-predictor';
const TRACES_PATH = 'v1/traces';
const PARENT_BASED = 'parentbased_';
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * Reads the variables of OpenTelemetry, by the names and meanings of its specification. Where nothing is to be traced,
 * none of them is looked at: a platform may set them for others.
 */
export function readTracingSettings(reader: SettingsReader): TracingSettings | undefined {
  const { choices } = predictorSettings.OTEL_SDK_DISABLED;
  const url = readUrl(reader);
  if (url === undefined || reader.choice('OTEL_SDK_DISABLED', choices) === 'true') return undefined;
  reader.choice('OTEL_EXPORTER_OTLP_PROTOCOL', predictorSettings.OTEL_EXPORTER_OTLP_PROTOCOL.choices);
  const resource = readPairs(reader, 'OTEL_RESOURCE_ATTRIBUTES');
  const serviceName = reader.text('OTEL_SERVICE_NAME') ?? resource['service.name'] ?? SERVICE_NAME;
  return {
    url,
    headers: readPairs(reader, 'OTEL_EXPORTER_OTLP_HEADERS'),
    timeoutMs: reader.integer('OTEL_EXPORTER_OTLP_TIMEOUT'),
    delayMs: reader.integer('OTEL_BSP_SCHEDULE_DELAY'),
    resource: { ...resource, 'service.name': serviceName },
    sampler: readSampler(reader),
  };
}

/** That of traces stands as it is; to the common one the path of traces is added. */
function readUrl(reader: SettingsReader): string | undefined {
  const own = reader.text('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT');
  if (own !== undefined) return parseUrl(reader, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', own)?.href;
  const common = reader.text('OTEL_EXPORTER_OTLP_ENDPOINT');
  if (common === undefined) return undefined;
  const url = parseUrl(reader, 'OTEL_EXPORTER_OTLP_ENDPOINT', common);
  if (url === undefined) return undefined;
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${TRACES_PATH}`;
  return url.href;
}

function parseUrl(reader: SettingsReader, name: PredictorSettingName, text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  // Not what came: a URL may have a password in it.
  reader.fail(name, { expected: 'a URL such as http://collector:4318', got: 'something else' });
  return undefined;
}

/** Headers may be secrets: what came is not told. */
function readPairs(reader: SettingsReader, name: PredictorSettingName): Readonly<Record<string, string>> {
  const pairs = (reader.text(name) ?? '').split(',').filter((pair) => pair.trim() !== '');
  const parsed = pairs.map(parsePair);
  const found = parsed.filter((pair) => pair !== undefined);
  if (found.length < parsed.length) {
    const got = `${parsed.length - found.length} of ${parsed.length} in another form`;
    reader.fail(name, { expected: 'name=value, separated by commas, values with % escapes', got });
  }
  return Object.fromEntries(found);
}

function parsePair(pair: string): readonly [string, string] | undefined {
  const at = pair.indexOf('=');
  const name = pair.slice(0, at).trim();
  if (at < 1 || !NAME.test(name)) return undefined;
  try {
    return [name, decodeURIComponent(pair.slice(at + 1).trim())];
  } catch (error) {
    // A % that is no escape.
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function readSampler(reader: SettingsReader): SamplerSettings {
  const { choices } = predictorSettings.OTEL_TRACES_SAMPLER;
  const name = reader.choice('OTEL_TRACES_SAMPLER', choices) ?? 'always_on';
  const isParentBased = name.startsWith(PARENT_BASED);
  return { root: toRoot(name), isParentBased, share: reader.share('OTEL_TRACES_SAMPLER_ARG') };
}

function toRoot(name: string): SamplerSettings['root'] {
  if (name.endsWith('always_off')) return 'always_off';
  return name.endsWith('traceidratio') ? 'traceidratio' : 'always_on';
}
