import type { FieldError } from './field-error';
import type { Problem } from './problem';
import { problemRegistry, type ProblemCode } from './problem-registry';

/** Media type of a {@link ProblemBody} (RFC 9457, section 3). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** An RFC 9457 problem as the API sends it. */
export interface ProblemBody {
  /** A relative reference to the section of the code in `docs/errors.md`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
  readonly requestId: string;
}

/** Renders a problem as an RFC 9457 body. */
export function toProblemBody(problem: Problem, requestId: string): ProblemBody {
  const { title, status } = problemRegistry[problem.code];
  return {
    type: `/errors#${problem.code.toLowerCase()}`,
    title,
    status,
    detail: problem.detail,
    code: problem.code,
    errors: problem.errors,
    requestId,
  };
}

/** Tells whether an unknown JSON body is a problem of ours, so that a client may read its fields. */
export function isProblemBody(body: unknown): body is ProblemBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    body.code in problemRegistry &&
    'detail' in body &&
    typeof body.detail === 'string' &&
    'errors' in body &&
    Array.isArray(body.errors)
  );
}
