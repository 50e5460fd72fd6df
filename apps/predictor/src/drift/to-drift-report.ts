import {
  DRIFT_THRESHOLDS,
  type DriftBin,
  type DriftPeriod,
  type DriftReport,
  type DriftVerdict,
  type FieldDrift,
  MINIMUM_DRIFT_GROUP,
  MINIMUM_DRIFT_RECORDS,
  type ModelReference,
  type PredictionDrift,
} from '@medcast/prediction-contract';
import { type FieldCounters, isNumeric } from './field-counters';
import { type FieldFigures, toFieldFigures } from './field-figures';
import { hideSmallCounts } from './hide-small-counts';
import type { ModelDrift } from './model-drift';
import { sketchQuantile } from './number-sketch';
import type { PeriodCounts } from './sliding-counts';

const WORST_FIRST: readonly DriftVerdict[] = ['major', 'moderate', 'stable'];

/** What may be told of the counters of a model. */
export function toDriftReport(drift: ModelDrift, { name, version }: ModelReference): DriftReport {
  return {
    model: { name, version },
    thresholds: DRIFT_THRESHOLDS,
    sinceStart: toPeriod(drift, drift.sinceStart()),
    lastHour: toPeriod(drift, drift.lastHour()),
  };
}

function toPeriod(drift: ModelDrift, period: PeriodCounts): DriftPeriod {
  const fields = drift.fields.map((counters, index) => toFieldDrift(counters, drift.countsOfField(period, index)));
  const predictions = drift.countsOfPredictions(period);
  return {
    from: new Date(period.fromMs).toISOString(),
    to: new Date(period.toMs).toISOString(),
    records: sumOf(predictions),
    verdict: WORST_FIRST.find((verdict) => fields.some((field) => field.verdict === verdict)) ?? 'unknown',
    fields,
    predictions: toPredictionDrift(drift.predictions.labels, predictions),
  };
}

function toFieldDrift(counters: FieldCounters, counts: readonly number[]): FieldDrift {
  const figures = toFieldFigures(counters, counts);
  const { n, missing, outside, psi, verdict } = figures;
  return {
    field: counters.field,
    n,
    psi: psi === null ? null : Math.round(psi * 1000) / 1000,
    verdict,
    missing: toShare(missing, n + missing),
    outside: counters.histogram === undefined ? null : toShare(outside, n),
    bins: toBins(counters, figures),
  };
}

/** Told of all, of nobody, and where both those and the others are as many as may be told of. */
function toShare(count: number, of: number): number | null {
  const isTold = [count, of - count].every((part) => part === 0 || part >= MINIMUM_DRIFT_GROUP);
  return isTold && of >= MINIMUM_DRIFT_GROUP ? count / of : null;
}

function toBins({ histogram }: FieldCounters, { n, bins, reference }: FieldFigures): readonly DriftBin[] {
  if (histogram === undefined) return [];
  const shares = toShares(bins, n);
  const total = sumOf(reference);
  const valuesOf = (bin: number): DriftBin['values'] =>
    isNumeric(histogram)
      ? [histogram.edges[bin] ?? NaN, histogram.edges[bin + 1] ?? NaN]
      : (histogram.categories[bin] ?? null);
  return reference.map((count, bin) => ({
    values: valuesOf(bin),
    reference: count / total,
    share: shares[bin] ?? null,
  }));
}

function toShares(counts: readonly number[], of: number): readonly (number | null)[] {
  return hideSmallCounts(counts).map((count) => (count === null ? null : count / of));
}

function toPredictionDrift(labels: readonly string[] | undefined, counts: Float64Array): PredictionDrift {
  const n = sumOf(counts);
  if (labels !== undefined) {
    const shares = toShares(Array.from(counts), n);
    return { n, labels: labels.map((label, place) => ({ label, share: shares[place] ?? null })) };
  }
  const at = (share: number): number => sketchQuantile(counts, share);
  // With fewer, less than ten records would lie beyond the outermost.
  const isTellable = n >= MINIMUM_DRIFT_RECORDS;
  return {
    n,
    quantiles: isTellable ? { p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) } : null,
  };
}

function sumOf(counts: readonly number[] | Float64Array): number {
  return Array.from(counts).reduce((sum, count) => sum + count, 0);
}
