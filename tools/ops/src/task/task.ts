import type { FeatureSpec } from '@medcast/feature-pipeline';
import type { RecordSchema } from '@medcast/record-schema';

/** Where a task's table comes from when no `--data` is given. */
export interface TaskData {
  readonly url: string;
  /** sha256 of the bytes behind the URL, in hex. */
  readonly sha256: string;
  readonly licence: string;
  readonly source: string;
}

/** A task: what is predicted from what, and how a model for it is chosen. */
export interface Task {
  readonly name: string;
  readonly title: string;
  readonly kind: 'regression';
  readonly data: TaskData;
  /** Metric by which the model of each output is chosen: `{ expected: 'r2', typical: 'mae' }`. */
  readonly metrics: Readonly<Record<string, string>>;
  readonly interval: { readonly level: number; readonly groups: readonly string[] };
  readonly gates: { readonly coverage: { readonly minimum: number } };
  /** Fields, in order, and the target. */
  readonly schema: RecordSchema;
  /** All candidate columns; a feature set of a candidate is a part of them. */
  readonly features: FeatureSpec;
  readonly card: { readonly intendedUse: string; readonly limits: string; readonly notes: string };
  /** `task.json` as it stands, for the Python side. */
  readonly document: Readonly<Record<string, unknown>>;
}
