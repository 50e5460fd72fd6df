import { Inject, Injectable } from '@nestjs/common';
import type { Estimate } from '@medcast/prediction-contract';
import { Drain } from '../../lifecycle/drain';
import { type Log, LOG } from '../../logging/create-log';
import { REQUEST_ID_HEADER } from '../../logging/request-id';
import { toProblem } from '../../problems/to-problem';
import { writeProblem } from '../../problems/write-problem';
import { ANSWER_HEADERS, JSON_TYPE } from '../answer-headers';
import { Predictions } from '../predictions';
import type { HotExchange, HotQuestion } from './hot-exchange';

/** Writes the answers to ordinary questions. */
@Injectable()
export class HotAnswers {
  constructor(
    private readonly predictions: Predictions,
    private readonly drain: Drain,
    @Inject(LOG) private readonly log: Log,
  ) {}

  render({ champion, accepted, requestId }: HotQuestion, estimate: Estimate): string {
    return this.predictions.answerEstimated(champion, { accepted, estimate, requestId });
  }

  write({ messages: { response }, question: { requestId } }: HotExchange, text: string): void {
    const bytes = Buffer.byteLength(text);
    // One that was in flight when the program was told to stop must not keep its connection.
    if (this.drain.isDraining) response.setHeader('connection', 'close');
    response.writeHead(200, {
      'content-type': JSON_TYPE,
      ...ANSWER_HEADERS,
      [REQUEST_ID_HEADER]: requestId,
      'content-length': bytes,
    });
    // Text of ASCII alone, which nearly every answer is, need not be encoded.
    response.end(text, bytes === text.length ? 'latin1' : 'utf8');
  }

  writeFailure({ messages: { response }, question: { requestId } }: HotExchange, error: unknown): void {
    const problem = toProblem(error);
    if (problem.code === 'INTERNAL_ERROR') this.log.error({ requestId, err: error }, 'unexpected');
    if (this.drain.isDraining) response.setHeader('connection', 'close');
    writeProblem(response, problem, requestId);
  }
}
