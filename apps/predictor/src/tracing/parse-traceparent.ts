import type { IncomingHttpHeaders } from 'node:http';
import type { SpanContext } from '@opentelemetry/api';

/** `version-traceId-parentId-flags`, and whatever later versions append (W3C Trace Context, 3.2). */
const TRACEPARENT = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const SAMPLED = 1;

/** The span of the caller, where the headers of a request name one as W3C Trace Context says; else `undefined`. */
export function parseTraceparent({ traceparent }: IncomingHttpHeaders): SpanContext | undefined {
  if (typeof traceparent !== 'string') return undefined;
  const match = TRACEPARENT.exec(traceparent.trim());
  const [, version, traceId = '', spanId = '', flags = '', rest] = match ?? [];
  if (version === undefined || version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (isZero(traceId) || isZero(spanId)) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & SAMPLED, isRemote: true };
}

function isZero(identifier: string): boolean {
  return /^0+$/.test(identifier);
}
