import { status, type Metadata } from '@grpc/grpc-js';
import type { Problem } from '@medcast/problem';
import { toGrpcCode, toGrpcDetails } from '../call/to-grpc-status';
import { toRefusalMetadata } from './grpc-metadata';

/** How a call that is refused ends. */
export interface GrpcRefusal {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;
}

/** Translates a problem to the status of a call. */
export function toGrpcRefusal(problem: Problem): GrpcRefusal {
  return {
    code: status[toGrpcCode(problem)],
    details: toGrpcDetails(problem),
    metadata: toRefusalMetadata(problem),
  };
}
