import type { Estimate, ModelReference, PredictionWarning } from './prediction';

/** Points of a field of numbers or dates, where a question does not say how many. */
export const DEFAULT_WHAT_IF_POINTS = 50;
/** Most points of one field. */
export const MOST_WHAT_IF_POINTS = 200;
/** Most points of two fields together. */
export const MOST_WHAT_IF_GRID = 2500;

/** A value of a field, or none. */
export type WhatIfValue = number | string | boolean | null;

/** What `POST …/what-if` asks: how the estimate of a record changes with one or two of its fields. */
export interface WhatIfQuestion {
  /** The record as it is, complete. */
  readonly record: Readonly<Record<string, WhatIfValue>>;
  /** One or two fields to vary. */
  readonly vary: readonly WhatIfVariation[];
}

/** How a field is varied: over the values given, or over a range. */
export interface WhatIfVariation {
  readonly field: string;
  /** In the order of the answer; instead of a range. */
  readonly values?: readonly WhatIfValue[];
  /** Of a number or a date; by default the lowest value that the model was trained on, else that is accepted. */
  readonly from?: number | string;
  /** Likewise the highest. */
  readonly to?: number | string;
  /** How many, evenly spaced; of whole numbers and days, at most as many as there are. */
  readonly points?: number;
}

/** A field that was varied, and its values. */
export interface WhatIfAxis {
  readonly field: string;
  readonly values: readonly WhatIfValue[];
}

/** What the model says of the record with other values in the fields that are varied: what it says of that record alone. */
export interface WhatIfPoint {
  readonly estimate: Estimate;
  /** Codes of the warnings that a prediction would carry. */
  readonly warnings: readonly string[];
}

/** The answer to `POST …/what-if`. */
export interface WhatIfResponse {
  /** In the order in which they were asked for. */
  readonly axes: readonly WhatIfAxis[];
  /** One for each combination of values, row-major: the values of the last axis change from one to the next. */
  readonly points: readonly WhatIfPoint[];
  /** Of the record as it is. */
  readonly estimate: Estimate;
  /** Likewise. */
  readonly warnings: readonly PredictionWarning[];
  /** Unit of the target; empty where it has none. */
  readonly unit: string;
  readonly model: ModelReference;
  readonly requestId: string;
}
