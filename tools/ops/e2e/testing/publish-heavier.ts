import { createEstimator } from '@medcast/inference';
import {
  BUNDLE_FILES,
  type BundleFile,
  type GoldenRecord,
  loadBundle,
  type ModelBundle,
  openRepository,
  publishBundle,
  renderStableJson,
} from '@medcast/model-bundle';
import type { FeatureSpec } from '@medcast/feature-pipeline';

/** Publishes insurance/1 of a repository once more, as a model that takes everybody for 5 kg/m² heavier. */
export async function publishHeavier(uri: string): Promise<void> {
  const repository = openRepository(uri);
  const shipped = await loadBundle(repository, { model: 'insurance', version: 1 });
  const bundle: ModelBundle = { ...shipped, features: toHeavier(shipped.features) };
  const contents = await Promise.all(
    BUNDLE_FILES.map(async (file) => [file, await repository.readFile('insurance', 1, file)] as const),
  );
  const files = Object.fromEntries(contents) as Record<BundleFile, Uint8Array>;
  await publishBundle(repository, {
    manifest: bundle.manifest,
    files: {
      ...files,
      'features.json': renderStableJson(bundle.features),
      'golden.json': renderStableJson(await replay(bundle)),
    },
  });
}

function toHeavier(features: FeatureSpec): FeatureSpec {
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

/** Other features have other golden records. */
async function replay({ schema, features, model, manifest, reference, golden }: ModelBundle): Promise<GoldenRecord[]> {
  const { task, interval } = manifest;
  const parts = { schema, features, model, task, level: interval.level, background: reference.background };
  const estimator = await createEstimator(parts);
  const replayed: GoldenRecord[] = [];
  for (const { record } of golden) {
    const one = await estimator.replay(record);
    replayed.push({ ...one, record, features: Array.from(one.features) });
  }
  await estimator.close();
  return replayed;
}
