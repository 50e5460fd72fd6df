import { Problem } from '@medcast/problem';
import type { RecordSchema } from '@medcast/record-schema';
import type { ScoreShape } from '../scorer/graph-outputs';

/** The outputs of a model that predicts the target of a schema; `BUNDLE_SCHEMA_UNREADABLE` where the task does not fit. */
export function scoreShapeOf({ target }: RecordSchema, task: ScoreShape['task']): ScoreShape {
  if (task === 'classification' && target.kind === 'category') {
    return { task, labels: target.categories.map(({ value }) => value) };
  }
  if (task === 'regression' && target.kind !== 'category') {
    return { task };
  }
  const expected = task === 'classification' ? 'a category' : 'an integer or number';
  const detail = `schema.json: expected ${expected} as target of a ${task}, got "${target.kind}"; publish the bundle again`;
  throw new Problem('BUNDLE_SCHEMA_UNREADABLE', detail);
}
