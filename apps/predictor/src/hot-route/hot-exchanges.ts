import { Injectable } from '@nestjs/common';
import type { RunTimes } from '@medcast/inference';
import type { Estimate } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import { HotAnswers } from './hot-answers';
import { type ExchangeSteps, HotExchange, type HotExchangeParts } from './hot-exchange';
import { HotRecords } from './hot-records';

/** An exchange whose answer is to be written. */
interface AnsweredExchange {
  readonly exchange: HotExchange;
  readonly estimate: Estimate;
  readonly text: string;
}

/** Sees ordinary questions through, from the accepted record to the written answer. */
@Injectable()
export class HotExchanges implements ExchangeSteps {
  /** What the run that has just ended has answered. */
  private readonly answered: AnsweredExchange[] = [];

  constructor(
    private readonly answers: HotAnswers,
    private readonly records: HotRecords,
  ) {}

  /** Begins an exchange, or says that it is refused. */
  begin(parts: HotExchangeParts): boolean {
    const { champion } = parts.asked;
    try {
      champion.estimator.estimateFor(parts.question.record, new HotExchange(parts, this));
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
    champion.uses.begin();
    this.records.begin(parts.messages.request.socket);
    return true;
  }

  answer(exchange: HotExchange, estimate: Estimate, times: RunTimes): void {
    const text = exchange.question.render(estimate, times);
    if (this.answered.length === 0) queueMicrotask(this.writeAnswered);
    this.answered.push({ exchange, estimate, text });
  }

  fail(exchange: HotExchange, error: unknown): void {
    this.answers.writeFailure(exchange, error);
    this.end(exchange);
    exchange.question.noteFailed();
  }

  /**
   * All answers of a run one after the other, and what is to be noted of them afterwards: written one by one, with other
   * work in between, each of them would wake a client that has just gone to sleep, which costs more than the answer.
   */
  private readonly writeAnswered = (): void => {
    const answered = this.answered.splice(0);
    for (const { exchange, text } of answered) this.answers.write(exchange, text);
    for (const { exchange, estimate } of answered) {
      this.end(exchange);
      exchange.question.noteAnswered(estimate);
    }
  };

  private end({ messages, asked }: HotExchange): void {
    const { request, response, requestId, cameAtMs } = messages;
    asked.champion.uses.end();
    const ms = performance.now() - cameAtMs;
    const { statusCode: status } = response;
    this.records.end(request.socket, { method: 'POST', route: asked.route, status, requestId, ms });
  }
}
