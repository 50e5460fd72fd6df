import { PredictorProcess, type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { publishVisits } from './testing/publish-visits';
import { get, post } from './testing/requests';
import { patient } from './testing/patients';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { toTensors } from './testing/tensors';

const folder = makeTemporaryFolder();
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  await publishVisits(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}`, RELOAD_SECONDS: '0' });
});

afterAll(() => predictor.process.stop());

const ask = (path: string) => get(`${predictor.url}${path}`);

describe('the inference protocol', () => {
  it('describes the server', async () => {
    expect(await ask('/v2')).toMatchObject({
      status: 200,
      body: { name: 'medcast', version: '1', extensions: ['binary_tensor_data', 'statistics'] },
    });
  });

  it.each(['/v2/health/live', '/v2/health/ready'])('says at %s that it lives and is ready', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 200, body: { live: true, ready: true } });
  });

  it('lists the models', async () => {
    expect((await ask('/v2/models')).body).toEqual({ models: ['insurance', 'visits'] });
  });

  it.each(['/v2/models/insurance', '/v2/models/insurance/versions/1'])(
    'describes at %s a tensor for each field, and four of the estimate',
    async (path) => {
      expect((await ask(path)).body).toEqual({
        name: 'insurance',
        versions: ['1'],
        platform: 'onnxruntime_onnx',
        inputs: [
          { name: 'age', datatype: 'INT64', shape: [-1] },
          { name: 'sex', datatype: 'BYTES', shape: [-1] },
          { name: 'bmi', datatype: 'FP64', shape: [-1] },
          { name: 'children', datatype: 'INT64', shape: [-1] },
          { name: 'smoker', datatype: 'BYTES', shape: [-1] },
          { name: 'region', datatype: 'BYTES', shape: [-1] },
        ],
        outputs: ['expected', 'typical', 'lower', 'upper'].map((name) => ({ name, datatype: 'FP32', shape: [-1] })),
      });
    },
  );

  it('describes the label and the probabilities of a classification', async () => {
    const { body } = await ask('/v2/models/visits');
    expect(body).toMatchObject({
      inputs: [
        { name: 'age', datatype: 'INT64' },
        { name: 'admitted', datatype: 'BYTES' },
        { name: 'ward', datatype: 'BYTES' },
        { name: 'urgent', datatype: 'BOOL' },
      ],
      outputs: [
        { name: 'label', datatype: 'BYTES', shape: [-1] },
        {
          name: 'probabilities',
          datatype: 'FP32',
          shape: [-1, 3],
          parameters: { labels: '["home","ward","intensive"]' },
        },
      ],
    });
  });

  it.each(['/v2/models/insurance/ready', '/v2/models/insurance/versions/1/ready'])(
    'says at %s: ready',
    async (path) => {
      expect(await ask(path)).toMatchObject({ status: 200, body: { name: 'insurance', ready: true } });
    },
  );

  it.each([
    '/v2/models/wine',
    '/v2/models/wine/ready',
    '/v2/models/wine/stats',
    '/v2/models/insurance/versions/7',
    '/v2/models/insurance/versions/7/ready',
    '/v2/models/insurance/versions/01',
    `/v2/models/${'x'.repeat(200)}`,
    '/v2/nothing',
    '/v2/',
  ])('knows nothing of %s', async (path) => {
    const { status, headers, body } = await ask(path);
    expect([status, headers.get('content-type'), Object.keys(body)]).toEqual([404, 'application/json', ['error']]);
  });

  it.each([
    ['GET', '/v2/models/insurance/infer', 'POST, OPTIONS'],
    ['PUT', '/v2/models/insurance/versions/1/infer', 'POST, OPTIONS'],
    ['POST', '/v2', 'GET, HEAD, OPTIONS'],
    ['POST', '/v2/health/ready', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/v2/models/insurance', 'GET, HEAD, OPTIONS'],
  ])('%s %s is told what is allowed', async (method, path, allow) => {
    const response = await fetch(`${predictor.url}${path}`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    expect(await response.json()).toEqual({ error: expect.stringContaining(`got ${method}`) });
  });

  it('keeps figures of each version', async () => {
    const before = (await ask('/v2/models/insurance/stats')).body;
    expect(before).toMatchObject({ model_stats: [{ name: 'insurance', version: '1', inference_count: 0 }] });
    const infer = `${predictor.url}/v2/models/insurance/infer`;
    await post(infer, { inputs: toTensors([patient, patient]) });
    await post(infer, { inputs: [] });
    const { body } = await ask('/v2/models/insurance/versions/1/stats');
    const [stats] = Object(body['model_stats']);
    const nothing = { count: 1, ns: 0 };
    expect(stats).toMatchObject({
      inference_count: 2,
      execution_count: 1,
      batch_stats: [{ batch_size: 2, compute_input: nothing, compute_infer: { count: 1 }, compute_output: nothing }],
    });
    const { success, fail, queue, compute_input, compute_infer, compute_output } = stats.inference_stats;
    expect([success.count, fail.count, queue.count, compute_infer.count]).toEqual([1, 1, 1, 1]);
    // The run is a part of what the request took to be scored; the wait before it is another.
    expect(stats.batch_stats[0].compute_infer.ns).toBeGreaterThan(0);
    expect(compute_infer.ns).toBeGreaterThanOrEqual(stats.batch_stats[0].compute_infer.ns);
    expect(queue.ns).toBeGreaterThan(0);
    const parts: readonly number[] = [queue.ns, compute_input.ns, compute_infer.ns, compute_output.ns];
    expect(Math.abs(parts.reduce((sum, ns) => sum + ns, 0) - Number(success.ns))).toBeLessThan(10);
    expect(stats.last_inference).toBeGreaterThan(Date.UTC(2024));
    const all = (await ask('/v2/models/stats')).body;
    expect(Object(all['model_stats']).map(({ name }: { readonly name: string }) => name)).toEqual([
      'insurance',
      'visits',
    ]);
  });
});

describe('the figures of a model that many ask at once', () => {
  it('tell apart how many records its runs had, and that some waited for the runs of others', async () => {
    const { url, process } = await startPredictor({ MODELS: `file:${folder}`, RELOAD_SECONDS: '0' });
    await post(`${url}/v2/models/insurance/infer`, { inputs: toTensors(Array.from({ length: 150 }, () => patient)) });
    await post(`${url}/api/v1/predict`, patient);
    const [stats] = Object((await get(`${url}/v2/models/insurance/stats`)).body['model_stats']);
    await process.stop();
    const sizes: readonly { readonly batch_size: number; readonly compute_infer: { readonly count: number } }[] =
      stats.batch_stats;
    expect(sizes.map(({ batch_size, compute_infer }) => [batch_size, compute_infer.count])).toEqual([
      [1, 1],
      [22, 1],
      [64, 2],
    ]);
    expect([stats.inference_count, stats.execution_count, stats.inference_stats.success.count]).toEqual([150, 4, 1]);
  });
});

describe('a server that is not ready', () => {
  it('says so of itself and of its model, with when to ask again', async () => {
    const started = new PredictorProcess({ MODELS: `file:${folder}`, CHANNEL: 'nowhere', RELOAD_SECONDS: '0' });
    const url = String((await started.logged('not ready'))['url']);
    expect(await get(`${url}/v2/health/live`)).toMatchObject({ status: 200, body: { live: true, ready: false } });
    expect(await get(`${url}/v2/health/ready`)).toMatchObject({ status: 503, body: { live: true, ready: false } });
    for (const { status, headers, body } of [
      await get(`${url}/v2/models/insurance/ready`),
      await post(`${url}/v2/models/insurance/infer`, { inputs: toTensors([patient]) }),
    ]) {
      expect([status, headers.get('retry-after'), Object.keys(body)]).toEqual([503, '5', ['error']]);
    }
    await started.stop();
  });

  it('says so from the moment at which it is asked to stop, and still answers', async () => {
    const draining = await startPredictor({ MODELS: `file:${folder}`, DRAIN_SECONDS: '2' });
    draining.process.kill();
    await draining.process.logged('draining');
    expect(await get(`${draining.url}/v2/health/ready`)).toMatchObject({ status: 503, body: { ready: false } });
    const { status } = await post(`${draining.url}/v2/models/insurance/infer`, { inputs: toTensors([patient]) });
    expect(status).toBe(200);
    expect((await draining.process.ended).code).toBe(0);
  });
});
