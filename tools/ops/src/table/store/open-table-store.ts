import { Problem } from '@medcast/problem';
import { resolveFromCaller } from '../../cli/resolve-from-caller';
import type { BucketPlace } from './bucket-place';
import { createFolderStore } from './folder-store';
import { guardStore } from './guard-store';
import type { TableStore } from './table-store';

/** Each client is loaded only where its kind of bucket is used. */
const openers: Readonly<Record<string, (place: BucketPlace) => Promise<TableStore>>> = {
  gs: async (place) => (await import('./google-store')).createGoogleStore(place),
  s3: async (place) => (await import('./s3-store')).createS3Store(place),
  az: async (place) => (await import('./azure-store')).createAzureStore(place),
};

/** Whether a place of tables is a URI rather than a path. */
export function isStoreUri(location: string): boolean {
  return /^[a-z][a-z0-9]*:/i.test(location) && !/^[a-z]:[\\/]/i.test(location);
}

/**
 * Opens a place that holds tables: `gs://bucket/prefix`, `s3://bucket/prefix`, `az://container/prefix`, or a folder. The
 * clients find their credentials and endpoints by their own standard variables.
 *
 * @throws Problem TABLE_STORE_UNSUPPORTED
 */
export async function openTableStore(location: string): Promise<TableStore> {
  if (!isStoreUri(location)) return guardStore(createFolderStore(resolveFromCaller(location)));
  const [, scheme, bucket, path = ''] = /^([a-z][a-z0-9]*):\/\/([^/]+)(?:\/(.*))?$/i.exec(location) ?? [];
  const open = openers[scheme ?? ''];
  if (open === undefined || bucket === undefined) {
    const detail = `expected a folder or a URI such as gs://bucket/prefix, s3://bucket/prefix or az://container/prefix, got ${location}`;
    throw new Problem('TABLE_STORE_UNSUPPORTED', detail);
  }
  const folder = path.replace(/\/+$/, '');
  return guardStore(await open({ uri: location, bucket, prefix: folder === '' ? '' : `${folder}/` }));
}
