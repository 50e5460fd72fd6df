import type { FeatureSpec } from '@medcast/feature-pipeline';
import { loadShippedBundle } from './shipped-bundle';

/** The shipped features with 5 kg/m² on everybody's bmi: a model that differs from the shipped one. */
export async function makeHeavierFeatures(): Promise<FeatureSpec> {
  const { features } = await loadShippedBundle();
  return JSON.parse(JSON.stringify(features), (_key, part: unknown) =>
    isBmi(part) ? { op: 'shift-scale', of: part, shift: -5, scale: 1 } : part,
  );
}

function isBmi(part: unknown): boolean {
  return (
    typeof part === 'object' &&
    part !== null &&
    'op' in part &&
    'field' in part &&
    part.op === 'field' &&
    part.field === 'bmi'
  );
}
