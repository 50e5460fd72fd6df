import { type CallEnd, GrpcClient, toRawInputs, toTypedInputs } from './testing/grpc-client';
import { loadMetrics } from './testing/metrics';
import { openGrpcCall } from './testing/open-grpc-call';
import { patient } from './testing/patients';
import { PredictorProcess, type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { publishVisits } from './testing/publish-visits';
import { get, post } from './testing/requests';
import { samplePatients } from './testing/sample-patients';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { toTensors } from './testing/tensors';
import { until } from './testing/until';

const OUTPUTS = ['expected', 'typical', 'lower', 'upper'] as const;
const folder = makeTemporaryFolder();
const patients = samplePatients(7);
let predictor: RunningPredictor;
let client: GrpcClient;

beforeAll(async () => {
  await publishInsurance(folder);
  await publishVisits(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}`, GRPC_PORT: '0', RELOAD_SECONDS: '0' });
  client = new GrpcClient(predictor.grpc);
});

afterAll(async () => {
  client.close();
  expect(await predictor.process.stop()).toMatchObject({ code: 0, stderr: '' });
});

/** What the same protocol says over HTTP of the same patients. */
async function outputsOverHttp(records = patients): Promise<readonly (readonly number[])[]> {
  const { body } = await post(`${predictor.url}/v2/models/insurance/infer`, { inputs: toTensors(records) });
  return Object(body['outputs']).map(({ data }: { readonly data: readonly number[] }) => data);
}

/** The raw contents of an answer as numbers. */
function floatsOf({ message }: CallEnd): readonly (readonly number[])[] {
  const contents: readonly Buffer[] = Object(message['raw_output_contents']);
  return contents.map((bytes) => Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(4 * at)));
}

const infer = (request: object, extras = {}) =>
  client.call('ModelInfer', { model_name: 'insurance', ...request }, extras);

describe('the inference protocol over gRPC', () => {
  it('says that the server lives and is ready, and what it is', async () => {
    expect(await client.call('ServerLive', {})).toMatchObject({ code: 'OK', message: { live: true } });
    expect(await client.call('ServerReady', {})).toMatchObject({ code: 'OK', message: { ready: true } });
    const { message } = await client.call('ServerMetadata', {});
    expect(message).toEqual({ name: 'medcast', version: '1', extensions: ['statistics'] });
  });

  it('says of a model that it is ready, by name and by version', async () => {
    expect((await client.call('ModelReady', { name: 'insurance' })).message).toEqual({ ready: true });
    expect((await client.call('ModelReady', { name: 'insurance', version: '1' })).message).toEqual({ ready: true });
  });

  it('describes the tensors of a model as over HTTP', async () => {
    const { message } = await client.call('ModelMetadata', { name: 'visits' });
    const { body } = await get(`${predictor.url}/v2/models/visits`);
    const plain = (tensors: unknown): readonly unknown[] =>
      Object(tensors).map(({ name, datatype, shape }: Readonly<Record<string, readonly unknown[]>>) => ({
        name,
        datatype,
        shape: shape?.map(String),
      }));
    expect(message).toEqual({
      name: 'visits',
      versions: ['1'],
      platform: body['platform'],
      inputs: plain(body['inputs']),
      outputs: plain(body['outputs']),
    });
  });

  it.each([
    ['raw contents', toRawInputs(toTensors(patients))],
    ['contents', { inputs: toTypedInputs(toTensors(patients)) }],
    ['contents of columns', { inputs: toTypedInputs(toTensors(patients).map((one) => ({ ...one, shape: [7, 1] }))) }],
    ['tensors in another order', toRawInputs(toTensors(patients).toReversed())],
    ['a version', { ...toRawInputs(toTensors(patients)), model_version: '1' }],
  ])('answers %s, to the bit what HTTP says', async (_what, request) => {
    const end = await infer({ id: 'seven', ...request });
    expect(end).toMatchObject({
      code: 'OK',
      message: {
        model_name: 'insurance',
        model_version: '1',
        id: 'seven',
        outputs: OUTPUTS.map((name) => ({ name, datatype: 'FP32', shape: ['7'] })),
      },
    });
    expect(floatsOf(end)).toEqual(await outputsOverHttp());
  });

  it('answers one, none, and only the outputs that are asked for', async () => {
    const [expected, , , upper] = await outputsOverHttp([patient]);
    const some = await infer({
      ...toRawInputs(toTensors([patient])),
      outputs: [{ name: 'upper' }, { name: 'expected' }],
    });
    expect(floatsOf(some)).toEqual([upper, expected]);
    expect(floatsOf(await infer(toRawInputs(toTensors([]))))).toEqual([[], [], [], []]);
  });

  it.each(['INT8', 'INT16', 'INT32', 'UINT8', 'UINT16', 'UINT32', 'UINT64', 'FP32', 'FP64'])(
    'takes whole numbers as %s in their contents',
    async (datatype) => {
      const tensors = toTensors(patients).map((one) => (one.name === 'age' ? { ...one, datatype } : one));
      expect(floatsOf(await infer({ inputs: toTypedInputs(tensors) }))).toEqual(await outputsOverHttp());
    },
  );

  it('takes BOOL, texts and missing numbers, and answers with texts and the order of the labels', async () => {
    const tensors = [
      { name: 'age', datatype: 'FP64', shape: [2], data: [40, NaN] },
      { name: 'admitted', datatype: 'BYTES', shape: [2], data: ['2026-03-07', '2026-03-08'] },
      { name: 'ward', datatype: 'BYTES', shape: [2], data: ['surgery', 'maternité'] },
      { name: 'urgent', datatype: 'BOOL', shape: [2], data: [true, false] },
    ];
    const inputs = tensors.map((one) => (one.name === 'age' ? { ...one, data: [40, null] } : one));
    const { body } = await post(`${predictor.url}/v2/models/visits/infer`, { inputs });
    const [label, probabilities] = Object(body['outputs']);
    const { message } = await client.call('ModelInfer', { model_name: 'visits', inputs: toTypedInputs(tensors) });
    expect(message['outputs']).toMatchObject([
      { name: 'label', datatype: 'BYTES', shape: ['2'] },
      { shape: ['2', '3'], parameters: { labels: { string_param: '["home","ward","intensive"]' } } },
    ]);
    const [texts = Buffer.alloc(0), floats = Buffer.alloc(0)]: readonly Buffer[] = Object(
      message['raw_output_contents'],
    );
    const length = texts.readUInt32LE();
    expect(texts.toString('utf8', 4, 4 + length)).toBe(label.data[0]);
    expect(Array.from({ length: 6 }, (_, at) => floats.readFloatLE(4 * at))).toEqual(probabilities.data);
  });

  it('takes messages that are compressed', async () => {
    const compressing = new GrpcClient(predictor.grpc, { 'grpc.default_compression_algorithm': 2 });
    const end = await compressing.call('ModelInfer', { model_name: 'insurance', ...toRawInputs(toTensors(patients)) });
    compressing.close();
    expect(floatsOf(end)).toEqual(await outputsOverHttp());
  });

  it('gives every call an identifier, that which it brings or a new one', async () => {
    const request = toRawInputs(toTensors([patient]));
    const brought = await infer(request, { metadata: { 'x-request-id': 'mine' } });
    expect([brought.message['id'], brought.head.get('x-request-id')]).toEqual(['mine', ['mine']]);
    const made = await infer(request);
    expect([made.message['id']]).toEqual(made.head.get('x-request-id'));
    expect(made.message['id']).toMatch(/^[0-9a-f-]{36}$/);
    const refused = await infer({}, { metadata: { 'x-request-id': 'mine' } });
    expect(refused.trailers.get('x-request-id')).toEqual(['mine']);
  });
});

describe('a predictor that speaks gRPC', () => {
  it('counts and logs calls as it does requests, and says nothing of what is in them', async () => {
    const { adminUrl, grpc, process } = await startPredictor({ MODELS: `file:${folder}`, GRPC_PORT: '0' });
    const own = new GrpcClient(grpc);
    const request = { model_name: 'insurance', ...toRawInputs(toTensors(patients)) };
    await own.call('ModelInfer', request, { metadata: { 'x-request-id': 'logged' } });
    await own.call('ModelInfer', { ...request, model_name: 'atlantis' });
    await own.call('ServerLive', {});
    const { message } = await own.call('ModelStatistics', { name: 'insurance' });
    own.close();
    const metrics = await loadMetrics(adminUrl);
    expect(Object.fromEntries(metrics)).toMatchObject({
      'medcast_grpc_calls_total{method="ModelInfer",code="OK"}': 1,
      'medcast_grpc_calls_total{method="ModelInfer",code="NOT_FOUND"}': 1,
      'medcast_grpc_calls_total{method="ServerLive",code="OK"}': 1,
      'medcast_grpc_call_duration_seconds_count{method="ModelInfer",code="OK"}': 1,
      medcast_grpc_calls_in_flight: 0,
      'medcast_predictions_total{model="insurance",version="1"}': 7,
    });
    expect(await process.logged('call', { requestId: 'logged' })).toMatchObject({ method: 'ModelInfer', code: 'OK' });
    expect(process.output).not.toContain('atlantis');
    expect(message['model_stats']).toMatchObject([
      {
        name: 'insurance',
        inference_count: '7',
        execution_count: '1',
        inference_stats: { success: { count: '1' }, fail: { count: '0' }, queue: { count: '1' } },
        batch_stats: [{ batch_size: '7', compute_infer: { count: '1' } }],
      },
    ]);
    await process.stop();
  });

  it('is silent on gRPC unless it has a port for it', async () => {
    const { grpc, process } = await startPredictor({ MODELS: `file:${folder}` });
    await process.stop();
    expect(grpc).toBe('');
  });

  it('says in one line that its port is taken, and exits with 1', async () => {
    const port = predictor.grpc.split(':')[1] ?? '';
    const { code, stdout, stderr } = await new PredictorProcess({ MODELS: `file:${folder}`, GRPC_PORT: port }).ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      `PORT_UNAVAILABLE: expected to listen on 127.0.0.1:${port}, got EADDRINUSE: another program listens there; stop it or set GRPC_PORT to a free one\n`,
    );
  });

  it('says that it is not ready as soon as it is asked to stop, still answers, and exits with 0', async () => {
    const draining = await startPredictor({ MODELS: `file:${folder}`, GRPC_PORT: '0', DRAIN_SECONDS: '2' });
    const before = new GrpcClient(draining.grpc);
    await before.call('ServerLive', {});
    draining.process.kill();
    await draining.process.logged('draining');
    expect((await before.call('ServerReady', {})).message).toEqual({ ready: false });
    expect((await before.call('ServerLive', {})).message).toEqual({ live: true });
    const request = { model_name: 'insurance', ...toRawInputs(toTensors([patient])) };
    expect((await before.call('ModelInfer', request)).code).toBe('OK');
    expect(await draining.process.ended).toMatchObject({ code: 0, stderr: '' });
    expect((await before.call('ServerLive', {})).code).toBe('UNAVAILABLE');
    before.close();
  });

  it('does not wait for connections without calls, or for calls that send no message', async () => {
    const { grpc, adminUrl, process } = await startPredictor({ MODELS: `file:${folder}`, GRPC_PORT: '0' });
    const idle = new GrpcClient(grpc);
    await idle.call('ServerLive', {});
    const silent = openGrpcCall(grpc, 'ModelInfer');
    await until(
      () => loadMetrics(adminUrl),
      (metrics) => metrics.get('medcast_grpc_calls_in_flight') === 1,
    );
    expect((await process.stop()).code).toBe(0);
    idle.close();
    silent.close();
  });
});
