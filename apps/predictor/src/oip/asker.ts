import type { FastifyReply, FastifyRequest } from 'fastify';
import { goneSignalOf } from '../lifecycle/gone-signal';
import type { LoadedModel } from '../models/loaded-model';
import type { Shadow } from '../shadow/shadow';
import type { Observation } from '../shadow/shadow-queue';
import type { Tracing } from '../tracing/tracing';

/** Whoever waits for an answer, by whichever protocol. */
export interface Asker {
  /** Identifier of the request. */
  readonly id: string;
  /** A signal that is aborted once nobody waits any more; asked for only where there is work for several runs. */
  whenGone(): AbortSignal;
  /** The model as this request is to use it: see `Tracing.traced`. */
  traced(tracing: Tracing | undefined, model: LoadedModel): LoadedModel;
  /** Lets the shadow score what is about to be answered, once that has been sent. */
  showTo(shadow: Shadow, observation: Observation): void;
}

/** Whoever asks over HTTP. */
export class HttpAsker implements Asker {
  constructor(
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {}

  get id(): string {
    return this.request.id;
  }

  whenGone(): AbortSignal {
    return goneSignalOf(this.reply.raw);
  }

  traced(tracing: Tracing | undefined, model: LoadedModel): LoadedModel {
    return tracing?.traced(this.request, model) ?? model;
  }

  showTo(shadow: Shadow, observation: Observation): void {
    shadow.observe(this.request, observation);
  }
}
