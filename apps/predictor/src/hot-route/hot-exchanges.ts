import { Injectable } from '@nestjs/common';
import type { RunTimes } from '@medcast/inference';
import type { Estimate } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import { toRequestId } from '../logging/request-id';
import { HotAnswers } from './hot-answers';
import type { ExchangeSteps, HotExchange } from './hot-exchange';
import { HotRecords } from './hot-records';
import { readWholeBody } from './read-whole-body';

/** Sees ordinary questions through, from the body to the written answer. */
@Injectable()
export class HotExchanges implements ExchangeSteps {
  /** What the run that has just ended has answered. */
  private answered: HotExchange[] = [];

  constructor(
    private readonly answers: HotAnswers,
    private readonly records: HotRecords,
  ) {}

  /** Asks for the estimate; `false`, with the body put back, for a request that somebody else must answer. */
  begin(exchange: HotExchange): boolean {
    const { request, champion, kind } = exchange;
    const bytes = readWholeBody(request, exchange.bytes);
    if (bytes === undefined) return false;
    exchange.requestId = toRequestId(request.headers);
    exchange.question = kind.ask({ champion, bytes, requestId: exchange.requestId });
    if (this.estimate(exchange)) return true;
    request.unshift(bytes);
    return false;
  }

  answer(exchange: HotExchange, estimate: Estimate, times: RunTimes): void {
    exchange.estimate = estimate;
    exchange.text = exchange.question?.render(estimate, times) ?? '';
    if (this.answered.length === 0) queueMicrotask(this.writeAnswered);
    this.answered.push(exchange);
  }

  fail(exchange: HotExchange, error: unknown): void {
    this.answers.writeFailure(exchange, error);
    this.end(exchange);
    exchange.question?.noteFailed();
  }

  /** Whether there is a question, and room for it. */
  private estimate(exchange: HotExchange): boolean {
    const { champion, question, request } = exchange;
    if (question === undefined) return false;
    try {
      champion.estimator.estimateFor(question.record, exchange);
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
    champion.uses.begin();
    this.records.begin(request.socket);
    return true;
  }

  /**
   * All answers of a run one after the other, and what is to be noted of them afterwards: written one by one, with other
   * work in between, each of them would wake a client that has just gone to sleep, which costs more than the answer.
   */
  private readonly writeAnswered = (): void => {
    const { answered } = this;
    this.answered = [];
    for (const exchange of answered) this.answers.write(exchange);
    for (const exchange of answered) {
      this.end(exchange);
      if (exchange.estimate !== undefined) exchange.question?.noteAnswered(exchange.estimate);
    }
  };

  private end({ request, response, champion, route, requestId, cameAtMs }: HotExchange): void {
    champion.uses.end();
    const ms = performance.now() - cameAtMs;
    this.records.end(request.socket, { method: 'POST', route, status: response.statusCode, requestId, ms });
  }
}
