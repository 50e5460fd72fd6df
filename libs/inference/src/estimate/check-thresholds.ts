import { Problem } from '@medcast/problem';
import type { ScoreShape } from '../scorer/graph-outputs';

/**
 * Checks that thresholds of prediction sets name every label of a classification, and no other.
 *
 * @throws Problem `BUNDLE_MANIFEST_INVALID`
 */
export function checkThresholds(thresholds: Readonly<Record<string, number>> | undefined, shape: ScoreShape): void {
  if (thresholds === undefined) return;
  const labels = shape.task === 'classification' ? shape.labels : [];
  const got = Object.keys(thresholds);
  const isComplete = got.length === labels.length && labels.every((label) => isProbability(thresholds[label]));
  if (labels.length > 0 && isComplete) return;
  const expected = labels.length > 0 ? `a probability for each of ${labels.join(', ')}` : 'none for a regression';
  const detail = `bundle.json: expected as thresholds of the prediction sets ${expected}, got ${JSON.stringify(thresholds)}; publish the bundle again`;
  throw new Problem('BUNDLE_MANIFEST_INVALID', detail);
}

function isProbability(value: number | undefined): boolean {
  return value !== undefined && value >= 0 && value <= 1;
}
