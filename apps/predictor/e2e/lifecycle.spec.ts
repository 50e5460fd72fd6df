import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { loadMetrics } from './testing/metrics';
import { patient } from './testing/patients';
import { PredictorProcess, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { get, post } from './testing/requests';
import { samplePatients } from './testing/sample-patients';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { toTensors } from './testing/tensors';
import { until } from './testing/until';

const folder = makeTemporaryFolder();
const models = { MODELS: `file:${folder}` };

beforeAll(() => publishInsurance(folder));

/** Connects again and again until nobody listens any more. */
async function untilConnectionsAreRefused(url: string): Promise<void> {
  const isAccepted = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
  while (await isAccepted());
}

/** Sends the head of a prediction and waits until the server has it: it asks for the body with `100 Continue`. */
async function beginRequest(url: string, length: number): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const head = ['POST /api/v1/predict HTTP/1.1', 'host: x', 'content-type: application/json', 'expect: 100-continue'];
  socket.write(`${head.join('\r\n')}\r\ncontent-length: ${length}\r\n\r\n`);
  await new Promise((resolve) => socket.once('data', resolve));
  return socket;
}

describe('starting', () => {
  it('says in whole milliseconds how long it took to be ready', async () => {
    const { process } = await startPredictor(models);
    const { startMs } = await process.logged('ready');
    await process.stop();
    expect(Number.isInteger(startMs)).toBe(true);
  });

  it('lists all settings that are wrong on standard error and exits with 1', async () => {
    const { code, stdout, stderr } = await new PredictorProcess({ PORT: 'abc', LOG_LEVEL: 'loud', MODELS: 'ftp://x' })
      .ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toEqual([
      'SETTINGS_INVALID: expected settings that can be used, got 3 that cannot: PORT, MODELS, LOG_LEVEL',
      '  PORT: expected a whole number from 0 to 65535, got "abc"; correct it or unset it for 3000',
      expect.stringMatching(/^ {2}MODELS: expected a repository URI/),
      '  LOG_LEVEL: expected one of fatal, error, warn, info, debug, trace, silent, got "loud"; correct it or unset it for info',
    ]);
  });

  it('says in one line that the port is taken and exits with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, stdout, stderr } = await new PredictorProcess({ ...models, PORT: String(port) }).ended;
    other.close();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      `PORT_UNAVAILABLE: expected to listen on 127.0.0.1:${port}, got EADDRINUSE: another program listens there; stop it or set PORT to a free one\n`,
    );
  });

  it('prints its settings for --help', async () => {
    const { code, stdout } = await new PredictorProcess({}, ['--help']).ended;
    expect(code).toBe(0);
    expect(stdout).toContain('MODEL_NAMES');
  });

  it('exits with 2 for an argument that it does not know', async () => {
    const { code, stderr } = await new PredictorProcess({}, ['--port=1']).ended;
    expect([code, stderr]).toEqual([
      2,
      'USAGE: expected no arguments but --help, got --port=1; set variables instead\n',
    ]);
  });
});

describe('stopping', () => {
  it('says no to readiness at once, serves on while it drains, and exits with 0', async () => {
    const { url, process } = await startPredictor({ ...models, DRAIN_SECONDS: '1' });
    process.kill();
    await process.logged('draining');
    const [live, ready, predicted] = await Promise.all([
      get(`${url}/health/live`),
      get(`${url}/health/ready`),
      post(`${url}/api/v1/predict`, patient),
    ]);
    expect([live.status, ready.status, predicted.status]).toEqual([200, 503, 200]);
    expect(ready.body['error']).toEqual({ serving: { status: 'down', message: 'draining before it stops' } });
    expect(predicted.headers.get('connection')).toBe('close');
    expect((await process.ended).code).toBe(0);
  });

  it('finishes what is in flight after the drain', async () => {
    const { url, process } = await startPredictor(models);
    const body = JSON.stringify(patient);
    const socket = await beginRequest(url, body.length);
    process.kill();
    await process.logged('draining');
    await untilConnectionsAreRefused(url);
    socket.write(body);
    const answer = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(await process.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('finishes everything that waits to be scored', async () => {
    const { url, adminUrl, process } = await startPredictor(models);
    const patients = samplePatients(20_000);
    // Not compressed: jest's own realm breaks what fetch checks of an inflated body.
    const plain = { 'accept-encoding': 'identity' };
    const answer = post(`${url}/v2/models/insurance/infer`, { inputs: toTensors(patients) }, plain);
    const isBegun = async (): Promise<number> =>
      (await loadMetrics(adminUrl)).get('medcast_http_requests_in_flight') ?? 0;
    await Promise.race([answer, until(isBegun, (requests) => requests > 0)]);
    process.kill();
    const { status, body } = await answer;
    expect([status, Object(body['outputs'])[0].shape]).toEqual([200, [patients.length]]);
    expect(await process.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('does not wait for connections that are idle', async () => {
    const { url, process } = await startPredictor(models);
    const silent = connect(Number(new URL(url).port), '127.0.0.1');
    await new Promise((resolve) => silent.once('connect', resolve));
    await get(`${url}/health/live`);
    expect((await process.stop()).code).toBe(0);
  });

  it('exits at once at a second signal', async () => {
    const { process } = await startPredictor({ ...models, DRAIN_SECONDS: '60' });
    process.kill();
    await process.logged('draining');
    process.kill();
    expect((await process.ended).code).toBe(143);
  });

  it('stops in the same order at SIGINT', async () => {
    const { process } = await startPredictor(models);
    process.kill('SIGINT');
    expect(await process.ended).toMatchObject({ code: 0, stderr: '' });
  });
});
