import { basename, join } from 'node:path';
import { DefaultAzureCredential } from '@azure/identity';
import { BlobServiceClient } from '@azure/storage-blob';
import { Problem } from '@medcast/problem';
import type { BucketPlace } from './bucket-place';
import { compareNames } from './compare-names';
import { createIfFree, readIfThere } from './expected-failures';
import type { StoredTable, TableStore } from './table-store';

/**
 * Keeps tables in Azure Blob Storage: the account of `AZURE_STORAGE_CONNECTION_STRING`, or the one that
 * `AZURE_STORAGE_ACCOUNT` names with the identity of the workload.
 */
export function createAzureStore({ uri, bucket, prefix }: BucketPlace): TableStore {
  const container = openService(uri).getContainerClient(bucket);
  const blobOf = (name: string) => container.getBlockBlobClient(`${prefix}${name}`);
  return {
    uri,
    list: async () => {
      const found: StoredTable[] = [];
      for await (const { name, properties } of container.listBlobsFlat({ prefix })) {
        found.push({ name: name.slice(prefix.length), bytes: properties.contentLength ?? 0 });
      }
      return found.sort(compareNames);
    },
    fetch: async (name, folder) => {
      const path = join(folder, basename(name));
      await blobOf(name).downloadToFile(path);
      return path;
    },
    put: async (name, path) => {
      await blobOf(name).uploadFile(path);
    },
    readText: (name) => readIfThere(async () => (await blobOf(name).downloadToBuffer()).toString(), 404),
    createText: (name, text) => {
      const options = { conditions: { ifNoneMatch: '*' } };
      return createIfFree(() => blobOf(name).upload(text, Buffer.byteLength(text), options), 409, 412);
    },
  };
}

function openService(uri: string): BlobServiceClient {
  const connection = process.env['AZURE_STORAGE_CONNECTION_STRING'];
  if (connection) return BlobServiceClient.fromConnectionString(connection);
  const account = process.env['AZURE_STORAGE_ACCOUNT'];
  if (account) return new BlobServiceClient(`https://${account}.blob.core.windows.net`, new DefaultAzureCredential());
  const detail = `expected the storage account of ${uri}, got none; set AZURE_STORAGE_ACCOUNT or AZURE_STORAGE_CONNECTION_STRING`;
  throw new Problem('TABLE_STORE_UNREACHABLE', detail);
}
