import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EstimateCaller, RunTimes } from '@medcast/inference';
import type { Estimate } from '@medcast/prediction-contract';
import type { LoadedModel } from '../models/loaded-model';
import type { HotQuestion } from './hot-kind';

/** Who sees an exchange through. */
export interface ExchangeSteps {
  answer(exchange: HotExchange, estimate: Estimate, times: RunTimes): void;
  fail(exchange: HotExchange, error: unknown): void;
}

/** A request and its answer. */
export interface HotMessages {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  /** When the request came, by the clock of `performance.now()`. */
  readonly cameAtMs: number;
}

/** Who is asked, as far as the head of a request tells, and how the answer is typed. */
export interface HotAsked {
  readonly champion: LoadedModel;
  /** Template of the route. */
  readonly route: string;
  readonly contentType: string;
}

/** What is asked, and of whom. */
export interface HotExchangeParts {
  readonly messages: HotMessages;
  readonly asked: HotAsked;
  readonly question: HotQuestion;
}

/** A question that waits for its estimate. */
export class HotExchange implements EstimateCaller, HotExchangeParts {
  readonly messages: HotMessages;
  readonly asked: HotAsked;
  readonly question: HotQuestion;

  constructor(
    { messages, asked, question }: HotExchangeParts,
    private readonly steps: ExchangeSteps,
  ) {
    this.messages = messages;
    this.asked = asked;
    this.question = question;
  }

  answer(estimate: Estimate, times: RunTimes): void {
    this.steps.answer(this, estimate, times);
  }

  fail(error: unknown): void {
    this.steps.fail(this, error);
  }
}
