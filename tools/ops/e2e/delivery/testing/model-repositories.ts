import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '@medcast/model-bundle';
import { z } from 'zod';
import { publishHeavier } from '../../testing/publish-heavier';
import type { RunningCluster } from '../../testing/start-cluster';
import type { RunningBucket } from './bucket';
import { besideModels, uploadFolder } from './bucket-folders';

/** The bundles that the images have in them. */
export const shippedBundles = join(import.meta.dirname, '../../../../../bundles');

const manifestShape = z.looseObject({ files: z.record(z.string(), z.unknown()) });
const goldenShape = z.array(z.looseObject({ outputs: z.looseObject({ expected: z.number() }) }));

/**
 * Publishes all shipped bundles to a bucket, and insurance/2, to which no channel points.
 *
 * @param folder for a copy of the bundles, in which insurance/2 is made
 */
export async function publishBundles({ medcast, uri }: RunningBucket, folder: string): Promise<void> {
  await cp(shippedBundles, folder, { recursive: true });
  await publishHeavier(`file:${folder}`);
  const publish = (model: string, version: string, ...words: readonly string[]) =>
    medcast(
      ...['release', 'publish', '--from', `file:${folder}`, '--models', uri],
      ...['--model', model, '--version', version, ...words],
    );
  const toProduction = ['--channel', 'production', '--reason', 'as shipped'];
  await publish('insurance', '1', ...toProduction);
  await publish('iris', '1', ...toProduction);
  await publish('insurance', '2');
}

/** Where a repository is to be put. */
export interface SpoiledPlace {
  readonly cluster: RunningCluster;
  readonly bucket: RunningBucket;
  /** For a copy of the bundles. */
  readonly folder: string;
}

/**
 * Puts the shipped bundles into a bucket beside the good ones, with a golden record that insurance/1 does not meet. The
 * CLI publishes no such bundle, so this goes past it; the hashes agree.
 *
 * @returns URI of the repository
 */
export async function uploadSpoiled({ cluster, bucket, folder }: SpoiledPlace): Promise<string> {
  await cp(shippedBundles, folder, { recursive: true });
  await spoilGolden(join(folder, 'insurance/1'));
  const uri = besideModels(bucket, 'spoiled');
  await uploadFolder({ cluster, bucket, folder, uri });
  return uri;
}

async function spoilGolden(bundle: string): Promise<void> {
  const goldenPath = join(bundle, 'golden.json');
  const golden = goldenShape.parse(JSON.parse(await readFile(goldenPath, 'utf8')));
  for (const { outputs } of golden) outputs.expected *= 1.0001;
  const bytes = Buffer.from(JSON.stringify(golden));
  await writeFile(goldenPath, bytes);
  const manifestPath = join(bundle, 'bundle.json');
  const manifest = manifestShape.parse(JSON.parse(await readFile(manifestPath, 'utf8')));
  manifest.files['golden.json'] = { sha256: sha256(bytes), bytes: bytes.length };
  await writeFile(manifestPath, JSON.stringify(manifest));
}
