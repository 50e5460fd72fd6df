import type { Gate, GateOverride } from '@medcast/model-bundle';
import type { RecordSchema } from '@medcast/record-schema';
import type { Evaluation } from '../train/evaluation/evaluation';
import type { CardExplanation } from './model-card';

/** Everything that a model card is made of. */
export interface CardSource {
  readonly task: CardTask;
  /** With the ranges that the model was trained on. */
  readonly schema: RecordSchema;
  readonly evaluation: Evaluation;
  readonly explanation: CardExplanation;
  /** SHA-256 of the table, in hex. */
  readonly dataHash: string;
  readonly seed: number;
  readonly version: number;
  readonly gates: readonly Gate[];
  readonly override?: GateOverride | undefined;
}

/** What a card takes from a task. */
export interface CardTask {
  readonly name: string;
  readonly title: string;
  readonly data: {
    readonly licence: string;
    readonly source: string;
    readonly url?: string;
    readonly ignored?: readonly { readonly column: string; readonly reason: string }[];
  };
  /** The metric by which the candidate for each answer is chosen: `{ expected: 'r2', typical: 'mae' }`. */
  readonly metrics: Readonly<Record<string, string>>;
  readonly card: {
    readonly intendedUse: string;
    readonly limits: string;
    readonly notes: string;
  };
}
