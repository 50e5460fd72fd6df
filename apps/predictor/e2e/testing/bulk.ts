import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { RunningPredictor } from './predictor-process';

/** A bulk request in a test. */
export interface BulkOptions {
  readonly model?: string;
  /** `content-type`; NDJSON by default. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A row of an answer in JSON. */
export type AnsweredRow = Readonly<Record<string, unknown>> & { readonly row: number; readonly status: string };

export const NDJSON = 'application/x-ndjson';

/** Path of bulk prediction. */
export function bulkUrl({ url }: RunningPredictor, model = 'insurance'): string {
  return `${url}/api/v1/models/${model}/batch`;
}

/** Sends a whole body. */
export function postBulk(
  predictor: RunningPredictor,
  body: string | Buffer,
  { model, type = NDJSON, headers = {} }: BulkOptions = {},
): Promise<Response> {
  return fetch(bulkUrl(predictor, model), { method: 'POST', headers: { 'content-type': type, ...headers }, body });
}

/** A body that is sent bit by bit, while its answer is read or not. */
export function openBulk(predictor: RunningPredictor, { model, type = NDJSON, headers = {} }: BulkOptions = {}) {
  const sent = request(bulkUrl(predictor, model), { method: 'POST', headers: { 'content-type': type, ...headers } });
  const answered = once(sent, 'response').then(([response]: IncomingMessage[]): IncomingMessage => {
    if (response === undefined) throw new Error('expected an answer');
    return response;
  });
  // Who awaits it hears of its failure.
  answered.catch(() => undefined);
  sent.on('error', () => undefined);
  return { sent, answered };
}

/** Writes and waits until there is room for more. */
export async function write(sent: ClientRequest, text: string): Promise<void> {
  if (!sent.write(text)) await once(sent, 'drain');
}

/** The rest of a stream as a text. */
export async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** The rows of an answer in NDJSON. */
export function rowsOf(text: string): readonly AnsweredRow[] {
  return text.split('\n').flatMap((line): AnsweredRow[] => (line === '' ? [] : [JSON.parse(line)]));
}
