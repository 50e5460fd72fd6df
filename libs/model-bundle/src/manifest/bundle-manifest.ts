import type { BundleFile } from '../bundle-files';

/** Version of the bundle's own form; a reader refuses any other. */
export const BUNDLE_FORMAT_VERSION = 1;

/** What a model predicts: a quantity or one of the categories of the target. */
export type Task = 'regression' | 'classification';

/** What `bundle.json` holds: the identity of a bundle and the proof of every file in it. */
export interface BundleManifest {
  readonly formatVersion: typeof BUNDLE_FORMAT_VERSION;
  readonly model: string;
  readonly version: number;
  readonly task: Task;
  /** Every file of the bundle but the manifest itself. */
  readonly files: Readonly<Record<BundleFile, BundleFileProof>>;
  /** See `schemaHashOf`. */
  readonly schemaHash: string;
  /** See `featureHashOf`. */
  readonly featureHash: string;
  /** SHA-256 of the table that the model was trained on. */
  readonly dataHash: string;
  /** Seed of everything random in the training run. */
  readonly seed: number;
  readonly interval: IntervalClaim;
  /** Versions of what trained and exported the model: `{ "scikit-learn": "1.9.1" }`. */
  readonly toolVersions: Readonly<Record<string, string>>;
  /** Cross-validated figures, each mean ± sd over the repeats. */
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly gates: readonly Gate[];
  /** Present where the bundle was published although it missed gates. */
  readonly override?: GateOverride;
  /** Licence under which the table may be used: an SPDX expression, or words. */
  readonly dataLicence: string;
  /** See `provenanceHashOf`: the proof of those statements above that no file of the bundle proves. */
  readonly provenanceHash: string;
}

/** What one file of a bundle must be, to the byte. */
export interface BundleFileProof {
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
}

/** How sure the intervals (or prediction sets) of a model claim to be. */
export interface IntervalClaim {
  /** Nominal coverage, above 0 and below 1: 0.95. */
  readonly level: number;
  /** How they were calibrated: "cross-conformal quantile regression". */
  readonly method: string;
  /**
   * Classification: the lowest probability at which a label is in the prediction set. Where no label reaches its own,
   * the likeliest label alone is the set.
   */
  readonly thresholds?: Readonly<Record<string, number>>;
}

/** A condition that the training run put to the model before it was packed. */
export interface Gate {
  readonly name: string;
  readonly passed: boolean;
  /** What the model reached. */
  readonly figure: number;
  /** What it had to reach. */
  readonly required: number;
  /** What figure and requirement are, or why there is nothing to compare, in one sentence. */
  readonly detail?: string;
}

/** Why a bundle was published although it missed gates. */
export interface GateOverride {
  /** In the words of who decided it. */
  readonly reason: string;
  /** Names of the gates that were missed; at least one. */
  readonly gates: readonly string[];
}
