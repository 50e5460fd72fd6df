import type { FieldError } from './field-error';
import { problemRegistry, type ProblemCode } from './problem-registry';

/** What a {@link Problem} may carry beside its code and its sentence. */
export interface ProblemOptions {
  /** Every single thing that is wrong, not only the first. */
  readonly errors?: readonly FieldError[];
  readonly cause?: unknown;
  /** Seconds after which trying again makes sense (HTTP `Retry-After`). */
  readonly retryAfterSeconds?: number;
}

/**
 * An expected failure: thrown where it is known, translated once at the edge.
 *
 * @example
 * throw new Problem('MODEL_NOT_FOUND', 'expected one of insurance, iris, got "wine"; see GET /api/v1/models');
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly errors: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  /**
   * @param code which of the registry's problems this is
   * @param detail what was expected, what came, and what to do next
   */
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    options: ProblemOptions = {},
  ) {
    super(`${code}: ${detail}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.errors = options.errors ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** HTTP status of this problem. */
  get status(): number {
    return problemRegistry[this.code].status;
  }
}
