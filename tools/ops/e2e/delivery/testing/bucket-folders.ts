import { join } from 'node:path';
import { execa } from 'execa';
import type { RunningCluster } from '../../testing/start-cluster';
import type { RunningBucket } from './bucket';

/** A folder of the machine, and its place in a bucket of a cluster. */
export interface BucketFolder {
  readonly cluster: RunningCluster;
  readonly bucket: RunningBucket;
  readonly folder: string;
  /** `gs://bucket/prefix` */
  readonly uri: string;
}

/** Puts the files of a folder into the bucket. */
export function uploadFolder(place: BucketFolder): Promise<void> {
  return copy('upload-folder.mjs', place);
}

/** Writes what is there in the bucket to a folder. */
export function downloadFolder(place: BucketFolder): Promise<void> {
  return copy('download-folder.mjs', place);
}

/** URI of a prefix in the bucket, beside its models. */
export function besideModels({ uri }: RunningBucket, prefix: string): string {
  return uri.replace(/models$/, prefix);
}

/** The machine's own network does not lead to the bucket. */
async function copy(program: string, { cluster, bucket, folder, uri }: BucketFolder): Promise<void> {
  const server = bucket.env['STORAGE_EMULATOR_HOST'] ?? '';
  const words = [...cluster.exec, process.execPath, join(import.meta.dirname, program), server, uri, folder];
  const [command = '', ...rest] = words;
  await execa(command, rest);
}
