import type { ProblemCode } from './problem-registry';

/** One thing that is wrong with one place of the input. */
export interface FieldError {
  /** JSON Pointer (RFC 6901) to the place, `""` for the whole: `/bmi`, `/rows/3/age`. */
  readonly path: string;
  readonly code: ProblemCode;
  /** "bmi: expected a number from 10 to 80 kg/m², got 250". */
  readonly message: string;
  /** What would be accepted, for a program: bounds, categories or field names. */
  readonly allowed?: AllowedValues;
}

/** The values that a place accepts. */
export interface AllowedValues {
  readonly type?: 'integer' | 'number' | 'string' | 'boolean' | 'date' | 'object';
  /** A number; for a date, `YYYY-MM-DD`. */
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  readonly maximumLength?: number;
  readonly values?: readonly string[];
}
