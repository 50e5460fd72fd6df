import type { IncomingHttpHeaders } from 'node:http';
import type { RunTimes } from '@medcast/inference';
import type { Estimate } from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';
import type { LoadedModel } from '../models/loaded-model';

/** The model that is asked, and by which route. */
export interface HotTarget {
  readonly model: string;
  /** Template of the route. */
  readonly route: string;
}

/** One good record that an estimate is asked for. */
export interface HotQuestion {
  readonly record: ValidRecord;
  /** The answer as JSON. */
  render(estimate: Estimate, times: RunTimes): string;
  /** Is called once the answer has been sent. */
  noteAnswered(estimate: Estimate): void;
  /** Is called where there is no estimate. */
  noteFailed(): void;
}

/** A body, and what is known of its request. */
export interface HotBody {
  readonly champion: LoadedModel;
  readonly bytes: Buffer;
  readonly requestId: string;
}

/** A way to ask for the estimate of one record that is so common that it is answered in front of Fastify. */
export interface HotKind {
  /** Type of its answers. */
  readonly contentType: string;
  /** Whom a URL asks in this way; `undefined` for any other URL, also for one with a query. */
  targetOf(url: string): HotTarget | undefined;
  /** Whether a head asks in no way that needs more than this. */
  admits(headers: IncomingHttpHeaders): boolean;
  /** What a body asks; `undefined` for whatever is not one good record. */
  ask(body: HotBody): HotQuestion | undefined;
}
