import type { PredictionWarning } from '@medcast/prediction-contract';
import { type FieldError, Problem, type ProblemCode } from '@medcast/problem';
import type { ValidRecord } from '@medcast/record-schema';

/** What there is to say of a row beside its numbers: warnings, or why it has none. */
export type RowNote = NotedRecord | RowFailure;

/** A record that was accepted, with what there is to say of it. */
export interface NotedRecord {
  readonly ok: true;
  readonly record: ValidRecord;
  readonly warnings: readonly PredictionWarning[];
}

/** Why a row has no estimate. */
export interface RowFailure {
  readonly ok: false;
  readonly code: ProblemCode;
  readonly message: string;
  readonly errors: readonly FieldError[];
  /** CSV: the cells of a row that has not as many as the header, or not well-formed ones; as many as the header has. */
  readonly cells?: readonly string[];
}

/** A failure of a row from whatever refused it; throws what was not expected. */
export function toRowFailure(error: unknown): RowFailure {
  if (!(error instanceof Problem)) throw error;
  const { code, detail: message } = error;
  const errors = error.errors.length > 0 ? error.errors : [{ path: '', code, message }];
  return { ok: false, code, message, errors };
}
