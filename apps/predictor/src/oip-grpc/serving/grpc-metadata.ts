import type { IncomingHttpHeaders } from 'node:http';
import { Metadata } from '@grpc/grpc-js';
import type { Problem } from '@medcast/problem';
import { REQUEST_ID_HEADER } from '../../logging/request-id';

const READ = ['x-api-key', 'authorization', REQUEST_ID_HEADER] as const;

/** What of a call's metadata is read, as the headers that it is over HTTP. */
export function toHeaders(metadata: Metadata): IncomingHttpHeaders {
  const headers: IncomingHttpHeaders = {};
  for (const name of READ) {
    const [value] = metadata.get(name);
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}

/** Adds the identifier of a call to what is sent. */
export function withRequestId(metadata: Metadata, requestId: string): Metadata {
  metadata.set(REQUEST_ID_HEADER, requestId);
  return metadata;
}

/** What a refusal says beside its sentence: its code, and when to try again, which gRPC's own retries keep to (gRFC A6). */
export function toRefusalMetadata({ code, retryAfterSeconds }: Problem): Metadata {
  const metadata = new Metadata();
  metadata.set('problem-code', code);
  if (retryAfterSeconds !== undefined) {
    metadata.set('retry-after', String(retryAfterSeconds));
    metadata.set('grpc-retry-pushback-ms', String(retryAfterSeconds * 1000));
  }
  return metadata;
}
