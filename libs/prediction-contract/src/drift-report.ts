import type { ModelReference } from './prediction';

/** Fewest records of which drift is judged: on unchanged data the index of 30 records is over 0.2 four times of five. */
export const MINIMUM_DRIFT_RECORDS = 200;

/** Fewest records of which a share is told: below, a figure would be about a person. */
export const MINIMUM_DRIFT_GROUP = 10;

/** Population stability index from which a shift is moderate, and from which it is major (Siddiqi 2006). */
export const DRIFT_THRESHOLDS = { moderate: 0.1, major: 0.2 } as const;

/** What an index says: `unknown` below {@link MINIMUM_DRIFT_RECORDS}, and where there is nothing to compare with. */
export type DriftVerdict = 'unknown' | 'stable' | 'moderate' | 'major';

/** The answer to `GET /api/v1/models/{model}/drift`: what one process has been asked, beside the training data. */
export interface DriftReport {
  readonly model: ModelReference;
  readonly thresholds: typeof DRIFT_THRESHOLDS;
  /** Since this version began to serve in this process. */
  readonly sinceStart: DriftPeriod;
  /** The last 55 to 60 minutes: slices of five, of which the latest is not over. */
  readonly lastHour: DriftPeriod;
}

/** The records of some time. */
export interface DriftPeriod {
  /** ISO 8601, UTC. */
  readonly from: string;
  /** ISO 8601, UTC. A report is made anew once ten more records have come, so that no two differ by one person. */
  readonly to: string;
  readonly records: number;
  /** The worst of the fields. */
  readonly verdict: DriftVerdict;
  /** In the order of the schema; free text is not compared. */
  readonly fields: readonly FieldDrift[];
  readonly predictions: PredictionDrift;
}

/** One field: its values beside those of the training data. Shares of fewer than ten records are `null`. */
export interface FieldDrift {
  readonly field: string;
  /** Records that have a value, which are what is compared. */
  readonly n: number;
  /** Population stability index, to three decimals; `null` below {@link MINIMUM_DRIFT_RECORDS}, and without a reference. */
  readonly psi: number | null;
  readonly verdict: DriftVerdict;
  /** Share of the records without a value. */
  readonly missing: number | null;
  /** Share of the values beyond those of the training data, or of categories that it does not have. */
  readonly outside: number | null;
  /** Empty without a reference. */
  readonly bins: readonly DriftBin[];
}

/** A part of a field's values, with its shares of the values there are. */
export interface DriftBin {
  /**
   * Numbers from the first up to the second (dates as days since 1970), the outermost open; or a category, `null` for
   * all that the training data does not have.
   */
  readonly values: readonly [number, number] | string | null;
  readonly reference: number;
  readonly share: number | null;
}

/** What was answered. A bundle does not say how its own estimates are distributed: there is nothing to compare with. */
export type PredictionDrift =
  | {
      readonly n: number;
      /** Of estimated numbers, each within 2.5 %; `null` below {@link MINIMUM_DRIFT_RECORDS}. */
      readonly quantiles: DriftQuantiles | null;
    }
  | {
      readonly n: number;
      /** By label: its share of the answers; `null` for fewer than ten. */
      readonly labels: readonly { readonly label: string; readonly share: number | null }[];
    };

/** In the unit of the target. */
export interface DriftQuantiles {
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}
