import {
  type Estimate,
  isRegressionEstimate,
  type WhatIfResponse,
  type WhatIfValue,
} from '@medcast/prediction-contract';
import type { FieldDeclaration, RecordSchema } from '@medcast/record-schema';
import { renderTargetLabel } from '../estimate/estimate-words';
import { createQuantityFormat, createShareFormat, type QuantityFormat } from '../estimate/quantity-format';
import { renderFieldValue } from '../record-form/record-texts';

const DIGITS = 4;

/** What the model says with one value of the varied field. */
export interface CurvePoint {
  readonly value: WhatIfValue;
  /** The value as a person reads it: "42 years", "Southwest". */
  readonly label: string;
  /** The expected value, or the probability of the label that was estimated. */
  readonly figure: number;
  /** Of the interval; a probability has none. */
  readonly interval: { readonly lower: number; readonly upper: number } | undefined;
  /** Whether the model has seen few that are similar, or none. */
  readonly isUnusual: boolean;
}

/** How an estimate changes with one field. */
export interface Curve {
  readonly field: FieldDeclaration;
  readonly points: readonly CurvePoint[];
  /** The record as it is. */
  readonly own: CurvePoint;
  /** What the figures are: "Expected medical charges", "Probability of Iris setosa". */
  readonly quantity: string;
  readonly format: QuantityFormat;
}

/** Reads the curve of the first field that was varied; undefined for a field that the schema does not have. */
export function toCurve(
  { axes, points, estimate, warnings }: WhatIfResponse,
  schema: RecordSchema,
  record: Readonly<Record<string, WhatIfValue>>,
): Curve | undefined {
  const [axis] = axes;
  const field = schema.fields.find(({ name }) => name === axis?.field);
  if (axis === undefined || field === undefined) return undefined;
  const figureOf = createFigureReader(estimate);
  const isOwn = (value: WhatIfValue): boolean => value === (record[field.name] ?? null);
  const toPoint = (value: WhatIfValue, said: Estimate, isUnusual: boolean): CurvePoint => ({
    value,
    label: renderFieldValue(field, isOwn(value) ? value : toShort(value)),
    figure: figureOf(said),
    interval: isRegressionEstimate(said) ? said.interval : undefined,
    isUnusual,
  });
  const own = toPoint(record[field.name] ?? null, estimate, warnings.length > 0);
  const varied = points.map((point, index) =>
    toPoint(axis.values[index] ?? null, point.estimate, point.warnings.length > 0),
  );
  return {
    field,
    points: varied,
    own,
    quantity: quantityOf(estimate, schema),
    format: formatOf(estimate, [own, ...varied]),
  };
}

/** A number among evenly spaced ones, as short as it can be told from its neighbours. */
function toShort(value: WhatIfValue): WhatIfValue {
  return typeof value === 'number' ? Number(value.toPrecision(Math.max(DIGITS, wholeDigitsOf(value)))) : value;
}

function wholeDigitsOf(value: number): number {
  return Math.min(100, String(Math.trunc(Math.abs(value))).length);
}

function createFigureReader(own: Estimate): (estimate: Estimate) => number {
  return (estimate) => {
    if (isRegressionEstimate(estimate)) return estimate.expected;
    return isRegressionEstimate(own) ? NaN : (estimate.probabilities[own.label] ?? NaN);
  };
}

function quantityOf(estimate: Estimate, schema: RecordSchema): string {
  if (!isRegressionEstimate(estimate)) return `Probability of ${renderTargetLabel(schema, estimate.label)}`;
  const { label } = schema.target;
  return `Expected ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

function formatOf(estimate: Estimate, points: readonly CurvePoint[]): QuantityFormat {
  if (!isRegressionEstimate(estimate)) return createShareFormat();
  return createQuantityFormat(estimate.unit, Math.max(...points.map(({ figure }) => Math.abs(figure))));
}
