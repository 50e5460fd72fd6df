import type { FieldError } from '@medcast/problem';
import type { FieldValue } from './field-declaration';

declare const validated: unique symbol;

/** A record that a {@link RecordParser} has checked: every declared field is present, nothing else is. */
export type ValidRecord = Readonly<Record<string, FieldValue>> & { readonly [validated]: true };

/** A value that is accepted but that the model has not seen the like of. */
export interface RecordWarning {
  readonly path: string;
  readonly code: 'OUTSIDE_TRAINED_RANGE' | 'CATEGORY_NOT_TRAINED';
  readonly message: string;
}

/** Outcome of parsing one record: the record with its warnings, or everything that is wrong with it. */
export type RecordParse =
  | { readonly ok: true; readonly record: ValidRecord; readonly warnings: readonly RecordWarning[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** The checks of one schema, compiled once. */
export interface RecordParser {
  /** Strict: JSON types must match; "19" is not a number. Unknown fields are refused. */
  parseJson(input: unknown): RecordParse;
  /** Coercing: texts of a form or of a CSV row become values by the same declaration; "" is missing. */
  parseText(texts: Readonly<Record<string, string | undefined>>): RecordParse;
}
