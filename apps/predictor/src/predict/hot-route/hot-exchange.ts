import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EstimateCaller } from '@medcast/inference';
import type { Estimate } from '@medcast/prediction-contract';
import type { LoadedModel } from '../../models/loaded-model';
import type { AcceptedRecord } from '../parse-record';

/** Who sees an exchange through. */
export interface ExchangeSteps {
  answer(exchange: HotExchange, estimate: Estimate): void;
  fail(exchange: HotExchange, error: unknown): void;
}

/** A request and its answer. */
export interface HotMessages {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** When the request came, by the clock of `performance.now()`. */
  readonly cameAtMs: number;
}

/** What is asked, and of whom. */
export interface HotQuestion {
  readonly champion: LoadedModel;
  /** Template of the route. */
  readonly route: string;
  readonly accepted: AcceptedRecord;
  readonly requestId: string;
}

/** An ordinary question that waits for its estimate. */
export class HotExchange implements EstimateCaller {
  constructor(
    readonly messages: HotMessages,
    readonly question: HotQuestion,
    private readonly steps: ExchangeSteps,
  ) {}

  answer(estimate: Estimate): void {
    this.steps.answer(this, estimate);
  }

  fail(error: unknown): void {
    this.steps.fail(this, error);
  }
}
