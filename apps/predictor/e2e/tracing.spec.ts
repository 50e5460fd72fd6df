import { patient } from './testing/patients';
import { startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { get, post } from './testing/requests';
import { samplePatients } from './testing/sample-patients';
import { toTensors } from './testing/tensors';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { type ReceivedSpan, TraceReceiver } from './testing/trace-receiver';

const SERVER = 2;
const ERROR = 2;
const MARKER = 'zebra4711';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const folder = makeTemporaryFolder();
const models = { MODELS: `file:${folder}` };
let receiver: TraceReceiver;

beforeAll(() => publishInsurance(folder));
beforeEach(async () => (receiver = await TraceReceiver.start()));
afterEach(() => receiver.stop());

function spanOf(name: string): ReceivedSpan {
  const span = receiver.spans.find((one) => one.name === name);
  if (span === undefined) throw new Error(`expected ${name} among ${receiver.spans.map((one) => one.name).join(', ')}`);
  return span;
}

describe('a predictor with a collector', () => {
  it("sends a span for each request, within its caller's trace, and those of what was done for it", async () => {
    const { url, process } = await startPredictor({
      ...models,
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=medcast',
      OTEL_SERVICE_NAME: 'charges',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    });
    const headers = { traceparent: `00-${TRACE}-${CALLER}-01`, 'x-request-id': 'one' };
    await post(`${url}/api/v1/predict?explain=true`, patient, headers);
    await post(`${url}/v2/models/insurance/infer`, { inputs: toTensors(samplePatients(3)) });
    await get(`${url}/health/ready`);
    expect(await process.stop()).toMatchObject({ code: 0, stderr: '' });

    const request = spanOf('POST /api/v1/predict');
    expect(request).toMatchObject({ kind: SERVER, traceId: TRACE, parentSpanId: CALLER, status: 0 });
    expect(request.resource).toMatchObject({ 'service.name': 'charges', 'deployment.environment.name': 'test' });
    expect(request.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/api/v1/predict',
      'http.response.status_code': 200,
      'url.scheme': 'http',
      'network.protocol.version': '1.1',
      'medcast.request.id': 'one',
      'medcast.model.name': 'insurance',
      'medcast.model.version': 1,
    });
    for (const name of ['queue', 'score', 'explain']) {
      const part = spanOf(name);
      expect([part.traceId, part.parentSpanId]).toEqual([TRACE, request.spanId]);
      expect(part.ms).toBeLessThanOrEqual(request.ms);
    }
    const infer = spanOf('POST /v2/models/:model/infer');
    expect([infer.parentSpanId, infer.traceId === TRACE]).toEqual(['', false]);
    expect(receiver.spans.map(({ name }) => name).filter((name) => name.includes('health'))).toEqual([]);
    expect(receiver.headers[0]).toMatchObject({
      path: '/v1/traces',
      'content-type': 'application/x-protobuf',
      'x-tenant': 'medcast',
    });
    const lines = process.log.filter(({ msg }) => msg === 'request');
    expect(lines.map(({ traceId }) => traceId)).toEqual([TRACE, infer.traceId]);
  });

  it('sends nothing that a patient typed, also of what it refuses', async () => {
    const { url, process } = await startPredictor({ ...models, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
    await post(`${url}/api/v1/predict?explain=${MARKER}`, patient, { traceparent: MARKER });
    await post(`${url}/api/v1/predict`, { ...patient, region: MARKER }, { 'user-agent': MARKER });
    await post(`${url}/api/v1/models/${MARKER}/predict`, patient);
    await get(`${url}/${MARKER}`);
    await process.stop();
    expect(receiver.spans.map(({ name, attributes }) => [name, attributes['http.response.status_code']])).toEqual([
      ['POST /api/v1/predict', 400],
      ['POST /api/v1/predict', 400],
      ['POST /api/v1/models/:model/predict', 404],
      ['GET unknown', 404],
    ]);
    expect(receiver.received).not.toContain(MARKER);
    expect(receiver.spans.map(({ status }) => status)).not.toContain(ERROR);
  });

  it('traces a request that is refused before its body is read', async () => {
    const { url, process } = await startPredictor({
      ...models,
      MODEL_NAMES: 'missing',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${receiver.url}/here`,
    });
    await post(`${url}/api/v1/models/missing/predict`, patient);
    await process.stop();
    const span = spanOf('POST /api/v1/models/:model/predict');
    expect([span.status, span.attributes['error.type']]).toEqual([ERROR, '503']);
    expect(receiver.headers[0]).toMatchObject({ path: '/here' });
  });

  it('leaves out what the caller or the sampler does not want', async () => {
    const variables = { ...models, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
    const { url, process } = await startPredictor(variables);
    await post(`${url}/api/v1/predict`, patient, { traceparent: `00-${TRACE}-${CALLER}-00` });
    await process.stop();
    const silent = await startPredictor({ ...variables, OTEL_TRACES_SAMPLER: 'always_off' });
    await post(`${silent.url}/api/v1/predict`, patient);
    await silent.process.stop();
    expect(receiver.spans).toEqual([]);
    expect(process.log.filter(({ msg }) => msg === 'request')).toMatchObject([{ traceId: TRACE }]);
  });
});

describe('a predictor whose collector is away', () => {
  it('starts, answers, says so once, and stops in time', async () => {
    const { url: gone } = receiver;
    await receiver.stop();
    const { url, process } = await startPredictor({
      ...models,
      OTEL_EXPORTER_OTLP_ENDPOINT: gone,
      OTEL_EXPORTER_OTLP_TIMEOUT: '100',
      OTEL_BSP_SCHEDULE_DELAY: '10',
    });
    expect((await post(`${url}/api/v1/predict`, patient)).status).toBe(200);
    await process.logged('traces are lost: their collector cannot be reached');
    expect((await post(`${url}/api/v1/predict`, patient)).status).toBe(200);
    expect(await process.stop()).toMatchObject({ code: 0, stderr: '' });
    expect(process.log.filter(({ level }) => level === 'warn')).toHaveLength(1);
    receiver = await TraceReceiver.start();
  });
});

describe('a predictor without a collector', () => {
  it('says nothing of traces', async () => {
    const { url, process } = await startPredictor(models);
    await post(`${url}/api/v1/predict`, patient, { traceparent: `00-${TRACE}-${CALLER}-01` });
    await process.stop();
    const [line] = process.log.filter(({ msg }) => msg === 'request');
    expect(Object.keys(line ?? {})).not.toContain('traceId');
  });
});
