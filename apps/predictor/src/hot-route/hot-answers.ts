import { Inject, Injectable } from '@nestjs/common';
import { API_HEADERS } from '../headers/api-headers';
import { Drain } from '../lifecycle/drain';
import { type Log, LOG } from '../logging/create-log';
import { toProblem } from '../problems/to-problem';
import { writeProblem } from '../problems/write-problem';
import type { HotExchange } from './hot-exchange';

/** Writes the answers to ordinary questions. */
@Injectable()
export class HotAnswers {
  constructor(
    private readonly drain: Drain,
    @Inject(LOG) private readonly log: Log,
  ) {}

  write({ response, requestId, kind, text }: HotExchange): void {
    const bytes = Buffer.byteLength(text);
    // One that was in flight when the program was told to stop must not keep its connection.
    if (this.drain.isDraining) response.setHeader('connection', 'close');
    // One literal with fixed names (the first is REQUEST_ID_HEADER): a computed one makes V8 build it in its runtime.
    response.writeHead(200, {
      'x-request-id': requestId,
      'cache-control': 'no-store',
      'content-security-policy': API_HEADERS['content-security-policy'],
      'x-content-type-options': API_HEADERS['x-content-type-options'],
      'content-type': kind.contentType,
      'content-length': bytes,
    });
    // Text of ASCII alone, which nearly every answer is, need not be encoded.
    response.end(text, bytes === text.length ? 'latin1' : 'utf8');
  }

  writeFailure(exchange: HotExchange, error: unknown): void {
    const { requestId, response } = exchange;
    const problem = toProblem(error);
    if (problem.code === 'INTERNAL_ERROR') this.log.error({ requestId, err: error }, 'unexpected');
    if (this.drain.isDraining) response.setHeader('connection', 'close');
    writeProblem(exchange, problem);
  }
}
