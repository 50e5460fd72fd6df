/** Version of the report's own form; a reader refuses any other. */
export const SHADOW_REPORT_VERSION = 1;

/** Fewest records of which a report tells a figure: below, a figure would be about a person. */
export const MINIMUM_SHADOW_RECORDS = 10;

/** How candidates did beside the models in service on live traffic, since the program was started. */
export interface ShadowReport {
  readonly formatVersion: typeof SHADOW_REPORT_VERSION;
  /** Channels that are compared: `{ champion: "production", candidate: "candidate" }`. */
  readonly channels: { readonly champion: string; readonly candidate: string };
  /** Share of the requests that candidates score too, from 0 to 1. */
  readonly share: number;
  readonly pairs: readonly ShadowPair[];
}

/** One candidate beside one champion. */
export interface ShadowPair {
  readonly model: string;
  readonly task: 'regression' | 'classification';
  /** Version in service. */
  readonly champion: number;
  /** Version in the shadow. */
  readonly candidate: number;
  /** Unit of the target, "USD"; empty where it has none. */
  readonly unit: string;
  /** Records that both have scored. */
  readonly records: number;
  /** Records of the share that the candidate was too busy for. */
  readonly dropped: number;
  /** Records that the candidate could not score, by code. */
  readonly failures: Readonly<Record<string, number>>;
  /** `null` below {@link MINIMUM_SHADOW_RECORDS}. */
  readonly difference: ShadowDifference | null;
  /** Fields with at most 12 categories; groups below {@link MINIMUM_SHADOW_RECORDS} are not told. */
  readonly groups: readonly ShadowGroup[];
  /** `null` below {@link MINIMUM_SHADOW_RECORDS}. */
  readonly latencyMs: { readonly champion: ShadowLatency; readonly candidate: ShadowLatency } | null;
}

/**
 * Candidate minus champion. Regression: of `expected`, in the target's unit. Classification: of the probability that
 * each gives to the champion's label.
 */
export interface ShadowShift {
  readonly mean: number;
  /** Sample standard deviation. */
  readonly sd: number;
  /** What `mean` is small or large against. Regression: mean magnitude of the champion's `expected`. Classification: 1. */
  readonly scale: number;
  /** Share of records on which the candidate's `expected` is outside the champion's interval, or its label another. */
  readonly disagreement: number;
}

/** How the differences are distributed. */
export interface ShadowDifference extends ShadowShift {
  /** Quantiles of the magnitude of the difference, each within 1 %. */
  readonly magnitude: { readonly p50: number; readonly p95: number; readonly p99: number };
  /**
   * Differences as shares of the champion's own number (classification: as they are). `counts[0]` lie below the first
   * edge, `counts[i]` from `edges[i - 1]` up to `edges[i]`, the last from the last edge on.
   */
  readonly relative: { readonly edges: readonly number[]; readonly counts: readonly number[] };
}

/** The records of one category of one field. */
export interface ShadowGroup extends ShadowShift {
  readonly field: string;
  /** The category; "true" or "false" of a boolean field; "missing". */
  readonly label: string;
  readonly records: number;
}

/** Time of one estimate in milliseconds; quantiles within 1 %. */
export interface ShadowLatency {
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}
