import { DRIFT_THRESHOLDS, type DriftVerdict, MINIMUM_DRIFT_RECORDS } from '@medcast/prediction-contract';
import type { FieldCounters } from './field-counters';
import { isNumeric } from './field-counters';
import { populationStabilityIndex } from './population-stability-index';

/** What the counters of a field say, before anything is hidden. */
export interface FieldFigures {
  /** Records with a value. */
  readonly n: number;
  readonly missing: number;
  /** Values beyond the training data's, or of categories that it does not have. */
  readonly outside: number;
  /** By bin: those beyond stand in the outermost; of categories, values of none stand in a bin of their own, the last. */
  readonly bins: readonly number[];
  /** As `bins`, of the training data; empty without a histogram. */
  readonly reference: readonly number[];
  readonly psi: number | null;
  readonly verdict: DriftVerdict;
}

/** Reads the counters of a field. */
export function toFieldFigures({ histogram, bins: size }: FieldCounters, counts: readonly number[]): FieldFigures {
  const [below = 0, above = 0, missing = 0] = counts.slice(size);
  const inside = counts.slice(0, size);
  const n = inside.reduce((sum, count) => sum + count, 0) + below + above;
  if (histogram === undefined)
    return { n, missing, outside: 0, bins: inside, reference: [], psi: null, verdict: 'unknown' };
  const bins = isNumeric(histogram) ? withOuter(inside, below, above) : [...inside, below];
  const reference = isNumeric(histogram) ? histogram.counts : [...histogram.counts, 0];
  const psi = n < MINIMUM_DRIFT_RECORDS ? null : populationStabilityIndex({ reference, current: bins });
  return { n, missing, outside: below + above, bins, reference, psi, verdict: verdictOf(psi) };
}

/** What an index says. */
export function verdictOf(psi: number | null): DriftVerdict {
  if (psi === null) return 'unknown';
  if (psi >= DRIFT_THRESHOLDS.major) return 'major';
  return psi >= DRIFT_THRESHOLDS.moderate ? 'moderate' : 'stable';
}

function withOuter(inside: readonly number[], below: number, above: number): readonly number[] {
  const last = inside.length - 1;
  return inside.map((count, bin) => count + (bin === 0 ? below : 0) + (bin === last ? above : 0));
}
