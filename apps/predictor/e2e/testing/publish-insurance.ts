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
import type { RecordSchema } from '@medcast/record-schema';
import { findShippedBundle, loadShippedBundle, shippedRepository } from './shipped-bundle';

/** What of the bundle is to differ from the one that is shipped. */
export interface InsuranceOptions {
  readonly schema?: RecordSchema;
  readonly model?: string;
}

/** Publishes the shipped insurance model once more, in a repository of the test, and points `production` to it. */
export async function publishInsurance(folder: string, options: InsuranceOptions = {}): Promise<number> {
  const { schema, model = 'insurance' } = options;
  const bundle = await loadShippedBundle();
  const shipped = await readShippedFiles();
  const repository = openRepository(`file:${folder}`);
  const { version } = await publishBundle(repository, {
    manifest: { ...bundle.manifest, model },
    files: schema === undefined ? shipped : { ...shipped, ...(await renderForSchema(bundle, schema)) },
  });
  const channel = { version, previous: null, changedAt: '2026-01-01T00:00:00.000Z', reason: 'test' };
  await repository.writeChannel(model, 'production', channel, undefined);
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

/** Another schema has other golden records: a field more is a contribution more. */
async function renderForSchema(
  bundle: ModelBundle,
  schema: RecordSchema,
): Promise<Pick<BundleFiles, 'schema.json' | 'golden.json'>> {
  const golden = await replayWithSchema(bundle, schema);
  return { 'schema.json': renderStableJson(schema), 'golden.json': renderStableJson(golden) };
}

async function replayWithSchema(bundle: ModelBundle, schema: RecordSchema): Promise<readonly GoldenRecord[]> {
  const { features, model, manifest, reference } = bundle;
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
