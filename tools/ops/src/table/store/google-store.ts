import { basename, join } from 'node:path';
import { IdempotencyStrategy, Storage } from '@google-cloud/storage';
import type { BucketPlace } from './bucket-place';
import { compareNames } from './compare-names';
import { createIfFree, readIfThere } from './expected-failures';
import type { TableStore } from './table-store';

/** Keeps tables in Google Cloud Storage. Repeating any of its writes changes nothing, so that all are tried again. */
export function createGoogleStore({ uri, bucket: name, prefix }: BucketPlace): TableStore {
  const storage = new Storage({ retryOptions: { idempotencyStrategy: IdempotencyStrategy.RetryAlways } });
  // Where STORAGE_EMULATOR_HOST is set, the client leaves out the path of the API, which real servers insist on.
  storage.baseUrl = `${storage.apiEndpoint}/storage/v1`;
  const bucket = storage.bucket(name);
  const objectOf = (table: string) => bucket.file(`${prefix}${table}`);
  return {
    uri,
    list: async () => {
      const [files] = await bucket.getFiles({ prefix });
      return files
        .map((file) => ({ name: file.name.slice(prefix.length), bytes: Number(file.metadata.size) }))
        .sort(compareNames);
    },
    fetch: async (table, folder) => {
      const destination = join(folder, basename(table));
      await objectOf(table).download({ destination });
      return destination;
    },
    put: async (table, path) => {
      await bucket.upload(path, { destination: `${prefix}${table}` });
    },
    readText: (table) => readIfThere(async () => (await objectOf(table).download())[0].toString(), 404),
    createText: (table, text) => {
      const options = { resumable: false, preconditionOpts: { ifGenerationMatch: 0 } };
      return createIfFree(() => objectOf(table).save(text, options), 412);
    },
  };
}
