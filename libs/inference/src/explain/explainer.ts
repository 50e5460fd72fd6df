import type { FeaturePipeline } from '@medcast/feature-pipeline';
import type { ValidRecord } from '@medcast/record-schema';
import type { RowOutputs } from '../estimate/row-outputs';
import type { BackgroundRecord } from './check-background';
import type { ExplanationQueue } from './explanation-queue';

/** The contribution of each used field; `base` and all of them sum to what is explained. */
export interface Contributions {
  /** What the model says on average over the background. */
  readonly base: number;
  readonly byField: ReadonlyMap<string, number>;
  /** By used field; absent where all contributions are exact. */
  readonly standardErrors?: ReadonlyMap<string, number> | undefined;
}

/** How somebody asks for an explanation. */
export interface ExplanationCall {
  /** Gives the rest up between two runs; the explanation rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Whether it was let in before, and is not to be refused however much waits. */
  readonly isAdmitted?: boolean;
}

/** Explains what a model says of a record: `expected`, or the probability of the likeliest label. */
export type Explainer = (record: ValidRecord, call: ExplanationCall) => Promise<Contributions>;

/** What an {@link Explainer} is made of. */
export interface ExplainerParts {
  readonly pipeline: FeaturePipeline;
  readonly queue: ExplanationQueue;
  readonly background: readonly BackgroundRecord[];
  /** For each background record, what the model says of it. */
  readonly backgroundOutputs: readonly RowOutputs[];
  /** Names of the fields that the features use. */
  readonly usedFields: readonly string[];
}
