import type { status } from '@grpc/grpc-js';
import type { Problem } from '@medcast/problem';

/** A status of gRPC. */
export type GrpcCode = keyof typeof status;

/** Of HTTP's statuses: what a client of gRPC expects for each (google.rpc.Code says which may be tried again). */
const CODES: Readonly<Record<number, GrpcCode>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  404: 'NOT_FOUND',
  405: 'UNIMPLEMENTED',
  408: 'DEADLINE_EXCEEDED',
  413: 'RESOURCE_EXHAUSTED',
  415: 'INVALID_ARGUMENT',
  499: 'CANCELLED',
  503: 'UNAVAILABLE',
};

/** Clients take 8 KiB of trailers (gRPC's default), in which a character may become twelve. */
const LONGEST_DETAIL = 500;

/** The status that tells a problem over gRPC. */
export function toGrpcCode({ status: httpStatus }: Problem): GrpcCode {
  return CODES[httpStatus] ?? 'INTERNAL';
}

/** The sentence of a problem as it fits into a trailer. */
export function toGrpcDetails({ detail }: Problem): string {
  const short = detail.length <= LONGEST_DETAIL ? detail : `${detail.slice(0, LONGEST_DETAIL)}…`;
  // gRPC escapes it as a part of a URI, which half a character cannot be.
  return Buffer.from(short).toString();
}
