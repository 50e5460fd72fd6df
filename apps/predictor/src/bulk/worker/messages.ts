import type { AnswerTally, BulkFormat, EstimatorParts } from '@medcast/inference';
import type { FieldError, ProblemCode } from '@medcast/problem';

/** What the program asks of a worker thread. Jobs and models have numbers, each used once. */
export type ToWorker =
  | { readonly kind: 'load'; readonly model: number; readonly parts: EstimatorParts }
  | { readonly kind: 'unload'; readonly model: number }
  | ({ readonly kind: 'begin'; readonly job: number; readonly model: number } & JobOptions)
  /** So many more bytes of the body are in its ring. */
  | { readonly kind: 'piece'; readonly job: number; readonly bytes: number }
  /** No more bytes come; with a problem, what was sent and not read yet is not to be read any more. */
  | { readonly kind: 'end'; readonly job: number; readonly problem?: SentProblem }
  /** So many bytes of the answer were taken by the client's connection. */
  | { readonly kind: 'taken'; readonly job: number; readonly bytes: number }
  | { readonly kind: 'cancel'; readonly job: number }
  | { readonly kind: 'close' };

/** How a body of records is to be answered. */
export interface JobOptions {
  readonly input: BulkFormat;
  readonly output: BulkFormat;
  readonly mostRows: number;
  readonly bodyRing: SharedArrayBuffer;
  readonly answerRing: SharedArrayBuffer;
}

/** What a worker thread tells the program. */
export type FromWorker =
  /** So many bytes of the body are done with. */
  | { readonly kind: 'read'; readonly job: number; readonly bytes: number }
  /** So many more bytes of the answer are in its ring; with a tally, rows that they or some before them answer. */
  | {
      readonly kind: 'answer';
      readonly job: number;
      readonly bytes: number;
      readonly tally: AnswerTally | undefined;
    }
  /** The answer has ended, or the job was cancelled. */
  | { readonly kind: 'done'; readonly job: number }
  /** Nothing was answered, for this reason. */
  | { readonly kind: 'refused'; readonly job: number; readonly problem: SentProblem }
  /** A defect. */
  | { readonly kind: 'failed'; readonly job: number; readonly error: Error };

/** A `Problem` as it goes from thread to thread. */
export interface SentProblem {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors: readonly FieldError[];
}

/** Bytes of a body that may be on their way to a worker; more make the client wait. */
export const BODY_RING_BYTES = 512 * 1024;

/** Bytes of an answer that may be on their way to a client; more make the worker wait. */
export const ANSWER_RING_BYTES = 2 * 1024 * 1024;
