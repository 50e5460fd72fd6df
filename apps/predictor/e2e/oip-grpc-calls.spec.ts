import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { GrpcClient } from './testing/grpc-client';
import { loadMetrics } from './testing/metrics';
import { openGrpcCall } from './testing/open-grpc-call';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { until } from './testing/until';

const place = makeTemporaryFolder();
const folder = join(place, 'models');

beforeAll(() => publishInsurance(folder));

describe('keys over gRPC', () => {
  let guarded: RunningPredictor;
  let own: GrpcClient;

  beforeAll(async () => {
    const keys = join(place, 'keys');
    writeFileSync(keys, 'first-key\n');
    guarded = await startPredictor({ MODELS: `file:${folder}`, GRPC_PORT: '0', API_KEYS_FILE: keys });
    own = new GrpcClient(guarded.grpc);
  });

  afterAll(async () => {
    own.close();
    await guarded.process.stop();
  });

  it.each([{ 'x-api-key': 'first-key' }, { authorization: 'Bearer first-key' }])('open to %p', async (metadata) => {
    expect((await own.call('ModelReady', { name: 'insurance' }, { metadata })).code).toBe('OK');
  });

  it.each([{}, { 'x-api-key': 'other' }, { authorization: 'Basic first-key' }])('stay shut to %p', async (metadata) => {
    for (const method of ['ModelReady', 'ModelMetadata', 'ModelInfer', 'ModelStatistics', 'RepositoryIndex']) {
      const end = await own.call(method, {}, { metadata });
      expect([end.code, end.trailers.get('problem-code')]).toEqual(['UNAUTHENTICATED', ['API_KEY_REQUIRED']]);
      expect(end.details).toContain('expected an API key');
      expect(end.trailers.get('x-request-id')).toHaveLength(1);
    }
  });

  it('are asked for before the message has come', async () => {
    const call = openGrpcCall(guarded.grpc, 'ModelInfer');
    expect(status[await call.status]).toBe('UNAUTHENTICATED');
    call.close();
  });

  it('leave probes open, and stand in no log', async () => {
    for (const method of ['ServerLive', 'ServerReady', 'ServerMetadata'])
      expect((await own.call(method, {})).code).toBe('OK');
    await own.call('ModelReady', {}, { metadata: { 'x-api-key': 'wrong-key' } });
    expect(guarded.process.output).not.toMatch(/first-key|wrong-key/);
  });
});

describe('a call that sends no message', () => {
  it('is ended after the time that a request may take', async () => {
    const times = { HEADERS_TIMEOUT_SECONDS: '1', REQUEST_TIMEOUT_SECONDS: '1' };
    const { grpc, process } = await startPredictor({ MODELS: `file:${folder}`, GRPC_PORT: '0', ...times });
    const call = openGrpcCall(grpc, 'ModelInfer');
    expect(status[await call.status]).toBe('DEADLINE_EXCEEDED');
    call.close();
    await process.stop();
  });
});

describe('a call whose deadline passes', () => {
  let predictor: RunningPredictor;

  beforeAll(async () => {
    predictor = await startPredictor({ MODELS: `file:${folder}`, GRPC_PORT: '0' });
  });

  afterAll(() => predictor.process.stop());

  it('is not begun where it has passed already', async () => {
    const parts = { headers: { 'grpc-timeout': '1n' }, message: Buffer.alloc(5) };
    const calls = Array.from({ length: 20 }, () => openGrpcCall(predictor.grpc, 'ModelInfer', parts));
    const codes = await Promise.all(calls.map((call) => call.status));
    calls.forEach((call) => call.close());
    expect(new Set(codes.map((code) => status[code]))).toEqual(new Set(['DEADLINE_EXCEEDED']));
  });

  it('is ended by the server, and counted as such', async () => {
    const counted = 'medcast_grpc_calls_total{method="ModelInfer",code="DEADLINE_EXCEEDED"}';
    const before = (await loadMetrics(predictor.adminUrl)).get(counted) ?? 0;
    const call = openGrpcCall(predictor.grpc, 'ModelInfer', { headers: { 'grpc-timeout': '10m' } });
    expect(status[await call.status]).toBe('DEADLINE_EXCEEDED');
    call.close();
    await until(
      () => loadMetrics(predictor.adminUrl),
      (metrics) => (metrics.get(counted) ?? 0) > before,
    );
  });
});
