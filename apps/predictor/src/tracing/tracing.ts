import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { LoadedModel } from '../models/loaded-model';

/** Injection token of the {@link Tracing}: `undefined` where nothing is traced. */
export const TRACING = Symbol('Tracing');

declare module 'fastify' {
  interface FastifyRequest {
    /** Identifier of the trace that the request is a part of, 32 hexadecimal digits; `undefined` where it is of none. */
    traceId?: string | undefined;
  }
}

/** Is told when a request begins and ends; a route that answers past the hooks of Fastify tells it itself. */
export interface RequestObserver {
  /** @param route the template, never the path */
  begin(request: FastifyRequest, route: string): void;
  /** At most once for each request; a second time changes nothing. */
  end(request: FastifyRequest, status: number): void;
}

/** Spans of requests and of what is done for them, sent to a collector. */
export interface Tracing extends RequestObserver {
  /** Whether a request will not be traced: decided here and now, for whoever answers in front of Fastify. */
  leavesUntraced(request: IncomingMessage): boolean;
  /** The model as this request is to use it: its estimates and explanations are spans, where the request is traced. */
  traced(request: FastifyRequest, model: LoadedModel): LoadedModel;
  /** Sends what is left, for as long as that is reasonable; never fails. */
  close(): Promise<void>;
}
