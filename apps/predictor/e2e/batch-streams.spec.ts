import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBulk, postBulk, rowsOf, textOf, write } from './testing/bulk';
import { loadMetrics } from './testing/metrics';
import { patient } from './testing/patients';
import { pointChannel } from './testing/point-channel';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { post } from './testing/requests';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { until } from './testing/until';

const folder = makeTemporaryFolder();
const models = pathToFileURL(join(__dirname, '../../../bundles')).href;
const line = `${JSON.stringify(patient)}\n`;
const ROWS = 'medcast_bulk_rows_total{model="insurance",version="1",outcome="ok"}';
/** About 2 MiB each. */
const BLOCK_ROWS = 20_000;
const block = line.repeat(BLOCK_ROWS);

let predictor: RunningPredictor;

async function answeredRows(): Promise<number> {
  return (await loadMetrics(predictor.adminUrl)).get(ROWS) ?? 0;
}

describe('a bulk request', () => {
  beforeAll(async () => {
    predictor = await startPredictor({ MODELS: models });
  });

  afterAll(() => predictor.process.stop());

  it('is answered row by row to a client that waits for each answer before it sends the next row', async () => {
    const { sent, answered } = openBulk(predictor);
    sent.write(line);
    const answer = (await answered)[Symbol.asyncIterator]();
    const first = await answer.next();
    sent.write(`${JSON.stringify({ ...patient, age: 20 })}\n`);
    const second = await answer.next();
    sent.end();
    const last = await answer.next();
    expect(rowsOf(Buffer.concat([first.value, second.value, last.value]).toString())).toMatchObject([
      { row: 0, status: 'ok' },
      { row: 1, status: 'ok' },
    ]);
  });

  it('makes a client that does not read its answer stop sending, and is answered whole when it reads', async () => {
    const before = await answeredRows();
    const { sent, answered } = openBulk(predictor);
    const blocks = 16;
    let written = 0;
    const writing = (async () => {
      for (; written < blocks; written++) await write(sent, block);
      sent.end();
    })();
    const response = await answered;
    // Nothing is read: what is answered stops to grow where all buffers are full.
    let seen = -1;
    await until(async () => {
      const [previous, now] = [seen, await answeredRows()];
      seen = now;
      await once(AbortSignal.timeout(250), 'abort');
      return previous === now;
    }, Boolean);
    expect(written).toBeLessThan(blocks / 2);
    expect(seen - before).toBeLessThan((blocks / 2) * BLOCK_ROWS);
    let lines = 0;
    for await (const piece of response) lines += String(piece).split('\n').length - 1;
    await writing;
    expect(lines).toBe(blocks * BLOCK_ROWS);
  });

  it('is given up when its client goes, and makes room for another', async () => {
    const small = await startPredictor({ MODELS: models, MAX_BULK_REQUESTS: '2' });
    const requests = [openBulk(small), openBulk(small)];
    for (const { sent, answered } of requests) {
      sent.write(line);
      await answered;
    }
    const refused = await postBulk(small, line);
    expect([refused.status, refused.headers.get('retry-after'), Object(await refused.json()).code]).toEqual([
      503,
      '5',
      'OVERLOADED',
    ]);
    for (const { sent } of requests) sent.destroy();
    const status = await until(
      async () => (await postBulk(small, line)).status,
      (answered) => answered === 200,
    );
    expect(status).toBe(200);
    await small.process.stop();
  });

  it('that ends early lets its client read why, and the connection carry the next request', async () => {
    const { sent, answered } = openBulk(predictor, { type: 'application/json' });
    sent.write(`[${line}, oops, `);
    sent.end(`${line}]`);
    const rows = JSON.parse(await textOf(await answered));
    expect(rows.map(({ status }: { status: string }) => status)).toEqual(['ok', 'JSON_MALFORMED']);
    expect((await postBulk(predictor, line)).status).toBe(200);
  });

  it('leaves single predictions their turn', async () => {
    const { sent, answered } = openBulk(predictor);
    const reading = answered.then(textOf);
    for (let index = 0; index < 5; index++) {
      await write(sent, block);
      expect((await post(`${predictor.url}/api/v1/predict`, patient)).status).toBe(200);
    }
    sent.end();
    expect(rowsOf(await reading)).toHaveLength(5 * BLOCK_ROWS);
  });
});

describe('a bulk request in hand', () => {
  it('ends with the version that it began with, while the next has the new one', async () => {
    const version = await publishInsurance(folder);
    const running = await startPredictor({ MODELS: `file:${folder}`, RELOAD_SECONDS: '1' });
    const { sent, answered } = openBulk(running);
    sent.write(line);
    const response = await answered;
    const next = await publishInsurance(folder, { channel: null });
    await pointChannel(folder, { version: next });
    const servedBy = async (): Promise<string | null> => (await postBulk(running, line)).headers.get('medcast-model');
    expect(await until(servedBy, (served) => served === `insurance/${next}`)).toBe(`insurance/${next}`);
    sent.end(line);
    expect(response.headers['medcast-model']).toBe(`insurance/${version}`);
    expect(rowsOf(await textOf(response)).map(({ status }) => status)).toEqual(['ok', 'ok']);
    expect((await running.process.stop()).code).toBe(0);
  });

  it('is finished within the time to drain, though the program stops', async () => {
    const running = await startPredictor({ MODELS: models, DRAIN_SECONDS: '5' });
    const { sent, answered } = openBulk(running);
    sent.write(line);
    const response = await answered;
    running.process.kill();
    await running.process.logged('draining');
    sent.end(line);
    expect(rowsOf(await textOf(response)).map(({ status }) => status)).toEqual(['ok', 'ok']);
    expect((await running.process.ended).code).toBe(0);
  });

  it('ends, when that time is over, with a row that says so', async () => {
    const running = await startPredictor({ MODELS: models });
    const { sent, answered } = openBulk(running);
    sent.write(line);
    const response = await answered;
    running.process.kill();
    const rows = rowsOf(await textOf(response));
    expect(rows.map(({ status }) => status)).toEqual(['ok', 'MODEL_NOT_READY']);
    expect((await running.process.ended).code).toBe(0);
  });

  it('is refused without a known key before its body is read', async () => {
    const file = join(folder, 'keys');
    writeFileSync(file, 'first-key\n');
    const running = await startPredictor({ MODELS: models, API_KEYS_FILE: file });
    const without = await postBulk(running, line);
    const withKey = await postBulk(running, line, { headers: { 'x-api-key': 'first-key' } });
    await running.process.stop();
    expect([without.status, withKey.status]).toEqual([401, 200]);
  });
});
