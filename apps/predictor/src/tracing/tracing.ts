import type { Context, Span } from '@opentelemetry/api';
import type { FastifyRequest } from 'fastify';
import type { LoadedModel } from '../models/loaded-model';

/** Injection token of the {@link Tracing}: `undefined` where nothing is traced. */
export const TRACING = Symbol('Tracing');

declare module 'fastify' {
  interface FastifyRequest {
    /** Identifier of the trace that the request is a part of, 32 hexadecimal digits; `undefined` where it is of none. */
    traceId: string | undefined;
    /** Span of the request; `undefined` where it is not traced. */
    openSpan: OpenSpan | undefined;
  }
}

/** The span of a request that has begun, and the context of what is done for it. */
export interface OpenSpan {
  readonly span: Span;
  readonly context: Context;
}

/** Is told when a request begins and ends; a route that answers past the hooks of Fastify tells it itself. */
export interface RequestObserver {
  begin(request: FastifyRequest): void;
  /** At most once for each request; a second time changes nothing. */
  end(request: FastifyRequest, status: number): void;
}

/** Spans of requests and of what is done for them, sent to a collector. */
export interface Tracing extends RequestObserver {
  /** The model as this request is to use it: its estimates and explanations are spans, where the request is traced. */
  traced(request: FastifyRequest, model: LoadedModel): LoadedModel;
  /** Sends what is left, for as long as that is reasonable; never fails. */
  close(): Promise<void>;
}
