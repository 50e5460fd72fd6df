import { Problem } from '@medcast/problem';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Shadow } from '../shadow/shadow';
import type { Observation } from '../shadow/shadow-queue';

/** Whoever waits for an answer, by whichever protocol. */
export interface Asker {
  /** Identifier of the request. */
  readonly id: string;
  /** A signal that is aborted once nobody waits any more; asked for only where there is work for several runs. */
  whenGone(): AbortSignal;
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
    const gone = new AbortController();
    const { raw } = this.reply;
    // After an answer was sent it closes as well.
    const abort = (): void => {
      if (!raw.writableFinished) gone.abort(cancelled());
    };
    if (raw.destroyed) abort();
    else raw.once('close', abort);
    return gone.signal;
  }

  showTo(shadow: Shadow, observation: Observation): void {
    shadow.observe(this.request, observation);
  }
}

/** Why work was ended that nobody waits for. */
export function cancelled(): Problem {
  return new Problem('REQUEST_CANCELLED', 'expected a client that waits for its answer, got one that went away');
}
