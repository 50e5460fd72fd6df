import { RawConnection } from './testing/raw-connection';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();
const CHUNK = Buffer.alloc(64 * 1024, 'x');
const CHUNKS = 64;
let predictor: RunningPredictor;

beforeAll(async () => {
  await publishInsurance(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}`, MAX_BODY_MB: '1' });
});

afterAll(() => predictor.process.stop());

function toHead(path: string, length: string): string {
  return `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${length}\r\n\r\n`;
}

describe('a body that is too large', () => {
  it.each(['/api/v1/predict', '/v2/models/insurance/infer', '/invocations'])(
    'of a client that sends on and reads late is refused in a whole answer: %s',
    async (path) => {
      const connection = new RawConnection(predictor.url);
      await connection.send(toHead(path, `content-length: ${CHUNKS * CHUNK.length}`));
      await connection.receives(/^HTTP\/1\.1 413 [^]*\r\n\r\n\{.*\}/);
      for (let sent = 0; sent < CHUNKS; sent++) await connection.send(CHUNK);
      await connection.closed;
      expect(connection.failure).toBeUndefined();
      expect(connection.received).toMatch(/connection: close\r\n/i);
      expect(connection.received.match(/HTTP\/1\.1/g)).toHaveLength(1);
    },
  );

  it('of a length that is not said is refused as soon as it is, in a whole answer', async () => {
    const connection = new RawConnection(predictor.url);
    await connection.send(toHead('/api/v1/predict', 'transfer-encoding: chunked'));
    for (let sent = 0; sent < CHUNKS; sent++) {
      await connection.send(Buffer.concat([Buffer.from('10000\r\n'), CHUNK, Buffer.from('\r\n')]));
    }
    await connection.receives(/^HTTP\/1\.1 413 [^]*"code":"BODY_TOO_LARGE"/);
    await connection.send('0\r\n\r\n');
    await connection.closed;
    expect(connection.failure).toBeUndefined();
  });

  it('is no reason to wait for a client that has gone', async () => {
    const connection = new RawConnection(predictor.url);
    await connection.send(toHead('/api/v1/predict', `content-length: ${CHUNKS * CHUNK.length}`));
    await connection.receives(/^HTTP\/1\.1 413 /);
    connection.close();
    const { status } = await predictor.process.logged('request', { status: 413, route: '/api/v1/predict' });
    expect(status).toBe(413);
  });
});

describe('a body that cannot be read', () => {
  it('leaves the connection for the next request once it has come', async () => {
    const connection = new RawConnection(predictor.url);
    await connection.send(`${toHead('/api/v1/predict', 'content-length: 1')}{`);
    await connection.receives(/^HTTP\/1\.1 400 [^]*\}$/);
    await connection.send('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    await connection.receives(/HTTP\/1\.1 200 OK[^]*\{"status":"ok"\}/);
    connection.close();
  });
});
