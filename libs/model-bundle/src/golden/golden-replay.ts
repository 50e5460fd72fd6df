import type { GoldenContributions, GoldenRecord } from '../content/golden-record';

/** What a model says of a golden record now. */
export interface ReplayedRecord {
  /** In the order of the feature spec. */
  readonly features: ArrayLike<number>;
  readonly outputs: Readonly<Record<string, number>>;
  readonly contributions: GoldenContributions;
}

/** Computes a golden record anew, through everything that a request goes through. */
export type GoldenReplay = (record: GoldenRecord['record']) => Promise<ReplayedRecord>;
