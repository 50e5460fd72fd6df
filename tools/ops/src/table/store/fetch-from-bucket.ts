import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import { openTableStore } from './open-table-store';

/** Whether a location is an object of a bucket: `gs://…`, `s3://…` or `az://…`. */
export function isInBucket(location: string): boolean {
  return /^(gs|s3|az):\/\//i.test(location);
}

/**
 * Gets the bytes of one table in a bucket.
 *
 * @param uri `gs://bucket/folder/table.csv`
 * @throws Problem DATA_UNREACHABLE, TABLE_STORE_UNSUPPORTED
 */
export async function fetchFromBucket(uri: string): Promise<Uint8Array> {
  const end = uri.lastIndexOf('/');
  const store = await openTableStore(uri.slice(0, end));
  const folder = await mkdtemp(join(tmpdir(), 'medcast-table-'));
  try {
    return await readFile(await store.fetch(uri.slice(end + 1), folder));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem('DATA_UNREACHABLE', `expected the table ${uri}, got none: ${error.detail}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
