import { createEstimator } from '@medcast/inference';
import {
  type BundleFile,
  type BundleFiles,
  type GoldenRecord,
  type ModelBundle,
  openRepository,
  publishBundle,
  renderStableJson,
} from '@medcast/model-bundle';
import type { FeatureSpec } from '@medcast/feature-pipeline';
import type { RecordSchema } from '@medcast/record-schema';
import { pointChannel } from './point-channel';
import { findShippedBundle, loadShippedBundle, shippedRepository } from './shipped-bundle';

/** What of the bundle is to differ from the one that is shipped. */
export interface InsuranceOptions {
  readonly schema?: RecordSchema;
  readonly features?: FeatureSpec;
  readonly model?: string;
  /** Channel to point to the new version; `production` by default, `null` for none. */
  readonly channel?: string | null;
}

/** Publishes the shipped insurance model once more, in a repository of the test, and points a channel to it. */
export async function publishInsurance(folder: string, options: InsuranceOptions = {}): Promise<number> {
  const { schema, features, model = 'insurance', channel = 'production' } = options;
  const bundle = await loadShippedBundle();
  const changed: ModelBundle = { ...bundle, schema: schema ?? bundle.schema, features: features ?? bundle.features };
  const shipped = await readShippedFiles();
  const isChanged = schema !== undefined || features !== undefined;
  const { version } = await publishBundle(openRepository(`file:${folder}`), {
    manifest: { ...bundle.manifest, model },
    files: isChanged ? { ...shipped, ...(await renderChanged(changed)) } : shipped,
  });
  if (channel !== null) await pointChannel(folder, { model, channel, version });
  return version;
}

async function readShippedFiles(): Promise<BundleFiles> {
  const { model, version } = await findShippedBundle();
  const read = (file: BundleFile): Promise<Uint8Array> => shippedRepository.readFile(model, version, file);
  return {
    'schema.json': await read('schema.json'),
    'features.json': await read('features.json'),
    'model.onnx': await read('model.onnx'),
    'reference.json': await read('reference.json'),
    'golden.json': await read('golden.json'),
    'card.md': await read('card.md'),
    'card.json': await read('card.json'),
    'report.html': await read('report.html'),
  };
}

/** Another schema or other features have other golden records. */
async function renderChanged(
  bundle: ModelBundle,
): Promise<Pick<BundleFiles, 'schema.json' | 'features.json' | 'golden.json'>> {
  return {
    'schema.json': renderStableJson(bundle.schema),
    'features.json': renderStableJson(bundle.features),
    'golden.json': renderStableJson(await replay(bundle)),
  };
}

async function replay(bundle: ModelBundle): Promise<readonly GoldenRecord[]> {
  const { schema, features, model, manifest, reference } = bundle;
  const { task, interval } = manifest;
  const parts = { schema, features, model, task, level: interval.level, background: reference.background };
  const estimator = await createEstimator(parts);
  const golden: GoldenRecord[] = [];
  for (const { record } of bundle.golden) {
    const replayed = await estimator.replay(record);
    golden.push({ ...replayed, record, features: Array.from(replayed.features) });
  }
  await estimator.close();
  return golden;
}
