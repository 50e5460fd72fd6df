import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { loadMetrics } from './testing/metrics';
import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { samplePatients } from './testing/sample-patients';
import { makeTemporaryFolder } from './testing/temporary-folder';

/** As curl sends it. */
const ORDINARY = { 'content-type': 'application/json' };
/** Means the same, but is not how anybody writes it: Fastify answers. */
const UNUSUAL = { 'content-type': 'application/json; charset="utf-8"' };
const PATHS = ['/api/v1/predict', '/api/v1/models/insurance/predict'];

const folder = makeTemporaryFolder();
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}` });
});

afterAll(() => predictor.process.stop());

/** Head and body of a request, as they go over the wire. */
function toRequest(path: string, body: string, headers: Readonly<Record<string, string>> = ORDINARY): string {
  const lines = Object.entries({ host: 'test', 'content-length': String(Buffer.byteLength(body)), ...headers });
  return `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

/** Sends some pieces, each in a packet of its own, and reads until so many answers have come. */
async function exchange(pieces: readonly string[], answers: number): Promise<readonly string[]> {
  const socket = connect(Number(new URL(predictor.url).port), '127.0.0.1')
    .setNoDelay(true)
    .setEncoding('utf8');
  let text = '';
  const heads = (): readonly string[] => text.split('HTTP/1.1 ').slice(1);
  const answered = new Promise<void>((resolve, reject) => {
    socket.on('error', reject).on('data', (piece) => {
      text += String(piece);
      if (heads().length === answers && text.endsWith('}')) resolve();
    });
  });
  try {
    for (const piece of pieces) {
      socket.write(piece);
      await setTimeout(20);
    }
    await answered;
  } finally {
    socket.destroy();
  }
  return heads();
}

/** Without what differs from request to request. */
function toComparable(answer: string): { readonly head: readonly string[]; readonly body: unknown } {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  const lines = head.toLowerCase().split('\r\n');
  const varying = /^(date|x-request-id):/;
  return {
    head: lines.filter((line) => !varying.test(line)).sort(),
    body: { ...JSON.parse(body), requestId: undefined },
  };
}

describe('the hot route', () => {
  it.each(PATHS)('answers at %s, head and body, what the ordinary way through Fastify does', async (path) => {
    for (const record of samplePatients(20)) {
      const body = JSON.stringify(record);
      const [hot = ''] = await exchange([toRequest(path, body)], 1);
      const [usual = ''] = await exchange([toRequest(path, body, UNUSUAL)], 1);
      expect(hot).toMatch(/^200 /);
      expect(toComparable(hot)).toEqual(toComparable(usual));
    }
  });

  it.each<[string, string]>([
    ['a field out of bounds', JSON.stringify({ ...patient, age: 300 })],
    ['no JSON', '{"age":'],
    ['a name twice', JSON.stringify(patient).replace('{', '{"age":30,')],
    ['an array', '[1]'],
    ['nothing', ''],
  ])('refuses %s as Fastify does', async (_what, body) => {
    const [hot = ''] = await exchange([toRequest('/api/v1/predict', body)], 1);
    const [usual = ''] = await exchange([toRequest('/api/v1/predict', body, UNUSUAL)], 1);
    expect(hot).toMatch(/^4\d\d /);
    expect(toComparable(hot)).toEqual(toComparable(usual));
  });

  it('answers a body that comes later than its head, or in pieces', async () => {
    const request = toRequest('/api/v1/predict', JSON.stringify(patient));
    const end = request.indexOf('\r\n\r\n') + 4;
    const pieces = [request.slice(0, end), request.slice(end, end + 9), request.slice(end + 9)];
    const [answer = ''] = await exchange(pieces, 1);
    const [partly = ''] = await exchange([request.slice(0, -5), request.slice(-5)], 1);
    expect(answer).toMatch(/^200 /);
    expect(toComparable(partly)).toEqual(toComparable(answer));
  });

  it('answers requests that come in one packet in their order, good ones and bad', async () => {
    const ids = ['first', 'second', 'third', 'fourth', 'fifth'];
    const requests = ids.map((id, index) => {
      const body = JSON.stringify(index % 2 === 0 ? patient : { ...patient, age: -1 });
      return toRequest('/api/v1/predict', body, { ...ORDINARY, 'x-request-id': id });
    });
    const answers = await exchange([requests.join('')], ids.length);
    expect(answers.map((answer) => /x-request-id: (\S+)/.exec(answer)?.[1])).toEqual(ids);
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['200', '400', '200', '400', '200']);
  });

  it('keeps the same records of requests: metrics, log, in flight', async () => {
    const before = await loadMetrics(predictor.adminUrl);
    await exchange([toRequest(PATHS[0] ?? '', JSON.stringify(patient), { ...ORDINARY, 'x-request-id': 'hot.1' })], 1);
    await exchange([toRequest(PATHS[0] ?? '', JSON.stringify(patient), { ...UNUSUAL, 'x-request-id': 'usual.1' })], 1);
    const after = await loadMetrics(predictor.adminUrl);
    const counted = 'medcast_http_requests_total{method="POST",route="/api/v1/predict",status="200"}';
    expect((after.get(counted) ?? 0) - (before.get(counted) ?? 0)).toBe(2);
    expect(after.get('medcast_http_requests_in_flight')).toBe(0);
    const lines = ['hot.1', 'usual.1'].map((id) => predictor.process.log.find((line) => line['requestId'] === id));
    const [hot, usual] = lines.map((line) => ({ ...line, time: '', requestId: '', ms: 0 }));
    expect(hot).toMatchObject({ route: '/api/v1/predict', status: 200, msg: 'request' });
    expect(hot).toEqual(usual);
  });
});
