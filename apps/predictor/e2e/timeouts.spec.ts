import { patient } from './testing/patients';
import { RawConnection } from './testing/raw-connection';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
const LIVE = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n';
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  const seconds = { HEADERS_TIMEOUT_SECONDS: '1', REQUEST_TIMEOUT_SECONDS: '2', KEEP_ALIVE_SECONDS: '30' };
  predictor = await startPredictor({ MODELS: `file:${folder}`, ...seconds });
});

afterAll(() => predictor.process.stop());

describe('a request that does not come in time', () => {
  it.each([
    ['its head', 'GET /health/live HTTP/1.1\r\nhost'],
    ['its body', `POST /api/v1/predict HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{`],
  ])('is refused for want of %s', async (_part, bytes) => {
    const connection = new RawConnection(predictor.url);
    await connection.send(bytes);
    await connection.closed;
    expect(connection.received).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n[^]*"code":"REQUEST_TIMEOUT"/);
  });

  it('does not keep another connection from being idle for longer', async () => {
    const kept = new RawConnection(predictor.url);
    await kept.send(LIVE);
    await kept.receives(/200 OK/);
    const slow = new RawConnection(predictor.url);
    await slow.send('GET / HTTP/1.1\r\n');
    await slow.closed;
    const body = JSON.stringify(patient);
    await kept.send(`POST /api/v1/predict HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    await kept.receives(/"estimate"/);
    expect(kept.received).toMatch(/keep-alive: timeout=30\r\n/i);
    kept.close();
  });

  it('is not answered where nobody has asked: a connection that was opened ahead of need', async () => {
    const connection = new RawConnection(predictor.url);
    await connection.closed;
    expect([connection.received, connection.failure]).toEqual(['', undefined]);
  });
});
