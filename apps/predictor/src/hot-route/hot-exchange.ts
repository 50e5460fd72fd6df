import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EstimateCaller, RunTimes } from '@medcast/inference';
import type { Estimate } from '@medcast/prediction-contract';
import type { LoadedModel } from '../models/loaded-model';
import type { HotKind, HotQuestion } from './hot-kind';

/** Who sees an exchange through. */
export interface ExchangeSteps {
  answer(exchange: HotExchange, estimate: Estimate, times: RunTimes): void;
  fail(exchange: HotExchange, error: unknown): void;
}

/** A request that is ordinary as far as its head tells. */
export interface HotArrival {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly kind: HotKind;
  readonly champion: LoadedModel;
  /** Template of the route. */
  readonly route: string;
  /** Length of the body. */
  readonly bytes: number;
}

/**
 * One request and what becomes of it. A single object that is filled step by step: an object for each step would cost as
 * much as the steps.
 */
export class HotExchange implements EstimateCaller, HotArrival {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly kind: HotKind;
  readonly champion: LoadedModel;
  readonly route: string;
  readonly bytes: number;
  /** When the request came, by the clock of `performance.now()`. */
  readonly cameAtMs = performance.now();
  requestId = '';
  /** What is asked, once the body has been read. */
  question: HotQuestion | undefined;
  /** What the model says, and the answer that says it, once there is one. */
  estimate: Estimate | undefined;
  text = '';

  constructor(
    { request, response, kind, champion, route, bytes }: HotArrival,
    private readonly steps: ExchangeSteps,
  ) {
    this.request = request;
    this.response = response;
    this.kind = kind;
    this.champion = champion;
    this.route = route;
    this.bytes = bytes;
  }

  answer(estimate: Estimate, times: RunTimes): void {
    this.steps.answer(this, estimate, times);
  }

  fail(error: unknown): void {
    this.steps.fail(this, error);
  }
}
