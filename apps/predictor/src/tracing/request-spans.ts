import { type Attributes, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import type { FastifyRequest } from 'fastify';
import { toRoute } from '../logging/to-route';
import type { LoadedModel } from '../models/loaded-model';
import type { HeadSampler } from './create-head-sampler';
import { parseTraceparent } from './parse-traceparent';
import { toTracedEstimator } from './traced-estimator';
import type { Tracing } from './tracing';

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
  constructor(private readonly parts: SpanParts) {}

  begin(request: FastifyRequest): void {
    const caller = parseTraceparent(request.headers);
    if (caller !== undefined) request.traceId = caller.traceId;
    if (!this.parts.isSampled(caller) || request.url.startsWith(UNTRACED)) return;
    const parent = caller === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, caller);
    const attributes = toAttributes(request);
    const span = this.parts.tracer.startSpan(request.method, { kind: SpanKind.SERVER, attributes }, parent);
    request.traceId = span.spanContext().traceId;
    request.openSpan = { span, context: trace.setSpan(ROOT_CONTEXT, span) };
  }

  end(request: FastifyRequest, status: number): void {
    if (request.openSpan === undefined) return;
    const { span } = request.openSpan;
    request.openSpan = undefined;
    const route = toRoute(request);
    span.updateName(`${request.method} ${route}`);
    span.setAttributes({ 'http.route': route, 'http.response.status_code': status });
    if (status >= 500) {
      span.setAttribute('error.type', String(status));
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  }

  traced(request: FastifyRequest, model: LoadedModel): LoadedModel {
    const { openSpan } = request;
    if (openSpan === undefined) return model;
    openSpan.span.setAttributes({ 'medcast.model.name': model.name, 'medcast.model.version': model.version });
    const estimator = toTracedEstimator(model.estimator, (name, fromMs, toMs) => {
      const startTime = performance.timeOrigin + fromMs;
      this.parts.tracer.startSpan(name, { startTime }, openSpan.context).end(performance.timeOrigin + toMs);
    });
    return { ...model, estimator };
  }

  close(): Promise<void> {
    return this.parts.close();
  }
}

function toAttributes(request: FastifyRequest): Attributes {
  return {
    'http.request.method': request.method,
    'url.scheme': request.protocol,
    'network.protocol.version': request.raw.httpVersion,
    'medcast.request.id': request.id,
  };
}
