import { readTracingSettings } from './read-tracing-settings';
import type { TracingSettings } from './settings';
import { type Environment, SettingsReader } from './settings-reader';

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };

function read(environment: Environment): TracingSettings | undefined {
  const reader = new SettingsReader(environment);
  const settings = readTracingSettings(reader);
  expect(reader.failures).toEqual([]);
  return settings;
}

function failuresOf(environment: Environment): readonly string[] {
  const reader = new SettingsReader(environment);
  readTracingSettings(reader);
  return reader.failures.map(({ message }) => message);
}

describe('readTracingSettings', () => {
  it('traces nothing unless it is told where to', () => {
    expect(read({})).toBeUndefined();
    expect(read({ OTEL_TRACES_SAMPLER: 'nonsense', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toBeUndefined();
    expect(read({ ...ENDPOINT, OTEL_SDK_DISABLED: 'true' })).toBeUndefined();
  });

  it('fills in every default', () => {
    expect(read(ENDPOINT)).toEqual({
      url: 'http://collector:4318/v1/traces',
      headers: {},
      timeoutMs: 10_000,
      delayMs: 5000,
      resource: { 'service.name': 'medcast-predictor' },
      sampler: { root: 'always_on', isParentBased: true, share: 1 },
    });
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector/otlp/' }, 'https://collector/otlp/v1/traces'],
    [{ ...ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://other:1/here' }, 'http://other:1/here'],
  ])('sends traces of %j to %s', (environment, url) => {
    expect(read(environment)?.url).toBe(url);
  });

  it('takes headers and attributes apart, and the name of the service from where it is said first', () => {
    const attributes = { OTEL_RESOURCE_ATTRIBUTES: 'service.name=theirs, deployment.environment.name=prod%20eu' };
    const headers = { OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20a%3Db,x-tenant=1' };
    expect(read({ ...ENDPOINT, ...attributes, ...headers })).toMatchObject({
      headers: { authorization: 'Bearer a=b', 'x-tenant': '1' },
      resource: { 'service.name': 'theirs', 'deployment.environment.name': 'prod eu' },
    });
    expect(read({ ...ENDPOINT, ...attributes, OTEL_SERVICE_NAME: 'ours' })?.resource['service.name']).toBe('ours');
  });

  it.each([
    ['always_off', { root: 'always_off', isParentBased: false }],
    ['traceidratio', { root: 'traceidratio', isParentBased: false }],
    ['parentbased_traceidratio', { root: 'traceidratio', isParentBased: true }],
  ])('knows the sampler %s', (name, sampler) => {
    const environment = { ...ENDPOINT, OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: '0.25' };
    expect(read(environment)?.sampler).toEqual({ ...sampler, share: 0.25 });
  });

  it('refuses what it cannot use, and quotes no secret', () => {
    const failures = failuresOf({
      ...ENDPOINT,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
      OTEL_EXPORTER_OTLP_HEADERS: 'zebra4711, good=1, bad=%zz',
      OTEL_TRACES_SAMPLER: 'sometimes',
      OTEL_TRACES_SAMPLER_ARG: '2',
    });
    expect(failures).toEqual([
      expect.stringContaining('OTEL_EXPORTER_OTLP_PROTOCOL: expected one of http/protobuf, got "grpc"'),
      expect.stringContaining('OTEL_EXPORTER_OTLP_HEADERS: expected name=value, separated by commas'),
      expect.stringContaining('OTEL_TRACES_SAMPLER: expected one of always_on'),
      expect.stringContaining('OTEL_TRACES_SAMPLER_ARG: expected a number from 0 to 1, got "2"'),
    ]);
    expect(failures.join()).not.toContain('zebra4711');
    expect(failuresOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' })).toEqual([
      expect.stringContaining('OTEL_EXPORTER_OTLP_ENDPOINT: expected a URL such as http://collector:4318'),
    ]);
  });
});
