/** Version of the spec's own form; a reader refuses any other. */
export const SPEC_VERSION = 1;

/** The features of a model: ordered columns, as plain data that stands in the bundle as `features.json`. */
export interface FeatureSpec {
  readonly specVersion: typeof SPEC_VERSION;
  /** In the order of the matrix; at least one. */
  readonly columns: readonly FeatureColumn[];
}

/** One column of the feature matrix. */
export interface FeatureColumn {
  /** Unique within the spec: "smoker × bmi". */
  readonly name: string;
  readonly value: FeatureExpression;
}

/**
 * How the value of a column is computed from one record, in float64: a closed set of operations.
 *
 * @example
 * const smokerTimesBmi: FeatureExpression = {
 *   op: 'product',
 *   of: [{ op: 'one-hot', field: 'smoker', category: 'yes' }, { op: 'field', field: 'bmi' }],
 * };
 */
export type FeatureExpression = FieldExpression | CombiningExpression;

/** An expression that reads a field. */
export type FieldExpression =
  FieldValueExpression | OneHotExpression | OrdinalExpression | MissingIndicatorExpression | DatePartExpression;

/** An expression over other expressions. */
export type CombiningExpression =
  IndicatorExpression | PowerExpression | Log1pExpression | ProductExpression | ShiftScaleExpression | ClipExpression;

/** The value of a number, or a boolean as 0 or 1. */
export interface FieldValueExpression {
  readonly op: 'field';
  readonly field: string;
  /** What stands in for a missing value; a field that may be missing must say it. */
  readonly whenMissing?: number;
}

/** 1 where the field is this category, else 0, also where it is missing or not on the field's list. */
export interface OneHotExpression {
  readonly op: 'one-hot';
  readonly field: string;
  readonly category: string;
}

/** Position of the category in `order`, from 0; -1 where the field is missing or, being open, not on its list. */
export interface OrdinalExpression {
  readonly op: 'ordinal';
  readonly field: string;
  /** Every category of the field, once. */
  readonly order: readonly string[];
}

/** 1 where the field is missing, else 0. */
export interface MissingIndicatorExpression {
  readonly op: 'missing-indicator';
  readonly field: string;
}

/**
 * A number that is read off a date: year; month, 1 to 12; day of the month, 1 to 31; day of the week, 1 (Monday) to
 * 7 (ISO 8601); day of the year, 1 to 366; or days since 1970-01-01.
 */
export interface DatePartExpression {
  readonly op: 'date-part';
  readonly field: string;
  readonly part: DatePart;
  /** What stands in for a missing date; a field that may be missing must say it. */
  readonly whenMissing?: number;
}

/** What {@link DatePartExpression} reads off a date. */
export type DatePart = 'year' | 'month' | 'day-of-month' | 'day-of-week' | 'day-of-year' | 'days-since-epoch';

/** 1 where the value compares to the threshold as said, else 0. */
export interface IndicatorExpression {
  readonly op: 'indicator';
  readonly of: FeatureExpression;
  readonly comparison: '>' | '>=';
  readonly threshold: number;
}

/** `of` to the power of `exponent`. */
export interface PowerExpression {
  readonly op: 'power';
  readonly of: FeatureExpression;
  readonly exponent: number;
}

/** Natural logarithm of 1 + `of`. */
export interface Log1pExpression {
  readonly op: 'log1p';
  readonly of: FeatureExpression;
}

/** Product of the factors, multiplied from left to right. */
export interface ProductExpression {
  readonly op: 'product';
  /** At least one. */
  readonly of: readonly FeatureExpression[];
}

/** `(of - shift) / scale`. */
export interface ShiftScaleExpression {
  readonly op: 'shift-scale';
  readonly of: FeatureExpression;
  readonly shift: number;
  /** Not 0. */
  readonly scale: number;
}

/** `of`, but never below `minimum` nor above `maximum`. */
export interface ClipExpression {
  readonly op: 'clip';
  readonly of: FeatureExpression;
  readonly minimum: number;
  /** Not below `minimum`. */
  readonly maximum: number;
}
