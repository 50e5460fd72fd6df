import type { IncomingMessage } from 'node:http';
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import type { FastifyRequest } from 'fastify';
import type { LoadedModel } from '../models/loaded-model';
import type { HeadSampler } from './create-head-sampler';
import { parseTraceparent } from './parse-traceparent';
import { toTracedEstimator } from './traced-estimator';
import type { Tracing } from './tracing';

/** A request that is traced, and the context of what is done for it. */
interface OpenSpan {
  readonly span: Span;
  readonly context: Context;
}

/** What {@link RequestSpans} are made by. */
export interface SpanParts {
  /** Records everything it is told of. */
  readonly tracer: Tracer;
  readonly isSampled: HeadSampler;
  /** Sends what is left. */
  readonly close: () => Promise<void>;
}

/** Probes come every second and say the same. */
const UNTRACED = '/health';

/**
 * Makes a span of each request, by the names of OpenTelemetry's conventions for HTTP servers. Of what these ask for, the
 * path and the query are left out: anybody may type anything there.
 */
export class RequestSpans implements Tracing {
  private readonly open = new WeakMap<FastifyRequest, OpenSpan>();
  /** Whether requests are traced that {@link leavesUntraced} has decided on. */
  private readonly decided = new WeakMap<IncomingMessage, boolean>();

  constructor(private readonly parts: SpanParts) {}

  begin(request: FastifyRequest, route: string): void {
    if (route.startsWith(UNTRACED)) return;
    const caller = parseTraceparent(request.headers);
    request.traceId = caller?.traceId;
    if (!(this.decided.get(request.raw) ?? this.parts.isSampled(caller))) return;
    const parent = caller === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, caller);
    const attributes = toAttributes(request, route);
    const span = this.parts.tracer.startSpan(
      `${request.method} ${route}`,
      { kind: SpanKind.SERVER, attributes },
      parent,
    );
    request.traceId = span.spanContext().traceId;
    this.open.set(request, { span, context: trace.setSpan(ROOT_CONTEXT, span) });
  }

  leavesUntraced(request: IncomingMessage): boolean {
    // The log tells the trace of its caller: that is read where all requests are.
    if (request.headers['traceparent'] !== undefined) return false;
    const isSampled = this.parts.isSampled(undefined);
    this.decided.set(request, isSampled);
    return !isSampled;
  }

  end(request: FastifyRequest, status: number): void {
    const found = this.open.get(request);
    if (found === undefined) return;
    this.open.delete(request);
    const { span } = found;
    span.setAttribute('http.response.status_code', status);
    if (status >= 500) {
      span.setAttribute('error.type', String(status));
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  }

  traced(request: FastifyRequest, model: LoadedModel): LoadedModel {
    const found = this.open.get(request);
    if (found === undefined) return model;
    found.span.setAttributes({ 'medcast.model.name': model.name, 'medcast.model.version': model.version });
    const estimator = toTracedEstimator(model.estimator, (name, fromMs, toMs) => {
      const startTime = performance.timeOrigin + fromMs;
      this.parts.tracer.startSpan(name, { startTime }, found.context).end(performance.timeOrigin + toMs);
    });
    return { ...model, estimator };
  }

  close(): Promise<void> {
    return this.parts.close();
  }
}

function toAttributes(request: FastifyRequest, route: string): Attributes {
  return {
    'http.request.method': request.method,
    'http.route': route,
    'url.scheme': request.protocol,
    'network.protocol.version': request.raw.httpVersion,
    'medcast.request.id': request.id,
  };
}
