import { once } from 'node:events';
import { request } from 'node:http';
import { type BulkBody, MEDIA_TYPES, type MeasuredFormat } from './bulk-body';

/** Where to send a body, and for how long. */
export interface BulkOrder {
  readonly port: number;
  readonly model: string;
  readonly format: MeasuredFormat;
  readonly body: BulkBody;
  readonly seconds: number;
}

/** What came back. */
export interface BulkOutcome {
  readonly rows: number;
  readonly answerBytes: number;
}

/** Sends one body as fast as it is taken, for a while, and reads its answer to the end; rejects where it is not whole. */
export async function sendBulk({ port, model, format, body, seconds }: BulkOrder): Promise<BulkOutcome> {
  const sent = request({
    port,
    method: 'POST',
    path: `/api/v1/models/${model}/batch`,
    headers: { 'content-type': MEDIA_TYPES[format] },
  });
  const answered = readAnswer(once(sent, 'response'));
  const untilMs = performance.now() + seconds * 1000;
  sent.write(body.head);
  let rows = 0;
  while (performance.now() < untilMs) {
    if (rows > 0) sent.write(body.between);
    rows += body.blockRows;
    if (!sent.write(body.block)) await once(sent, 'drain');
  }
  sent.end(body.tail);
  return { rows, answerBytes: await answered };
}

async function readAnswer(responded: Promise<readonly unknown[]>): Promise<number> {
  const [response] = await responded;
  if (!isAnswer(response)) throw new Error('expected an answer');
  let bytes = 0;
  for await (const piece of response) bytes += piece.length;
  if (response.statusCode !== 200) throw new Error(`expected 200, got ${response.statusCode}`);
  return bytes;
}

interface Answer extends AsyncIterable<Buffer> {
  readonly statusCode: number;
}

function isAnswer(response: unknown): response is Answer {
  return typeof response === 'object' && response !== null && 'statusCode' in response;
}
