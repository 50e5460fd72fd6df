import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Bucket, GetFilesOptions } from '@google-cloud/storage';
import { checkLength } from '../objects/check-length';
import { statusOf } from '../objects/is-permanent';
import type { ListPage, ObjectStore, StoredObject } from '../objects/object-store';

const NOT_FOUND = 404;
const PRECONDITION_FAILED = 412;
const MOST_LISTENERS = 20;

/**
 * A bucket of Google Cloud Storage. Credentials come from the client's own chain (Application Default Credentials,
 * so also workload identity); `STORAGE_EMULATOR_HOST` leads to another server.
 */
export async function openGoogleStore(bucketName: string, timeoutMs: number): Promise<ObjectStore> {
  const { Storage } = await import('@google-cloud/storage');
  const storage = new Storage({ retryOptions: { autoRetry: false }, timeout: timeoutMs });
  // Where STORAGE_EMULATOR_HOST is set, the client leaves out the path of the API, which real servers insist on.
  storage.baseUrl = `${storage.apiEndpoint}/storage/v1`;
  const bucket = storage.bucket(bucketName);
  return {
    listPage: ({ prefix, isShallow, after }) =>
      listPage(bucket, {
        prefix,
        autoPaginate: false,
        ...(isShallow ? { delimiter: '/' } : {}),
        ...(after === undefined ? {} : { pageToken: after }),
      }),
    read: (key, signal) => read(bucket, key, signal),
    create: (key, bytes) => write(bucket, key, { bytes, tag: '0' }),
    replace: (key, next) => write(bucket, key, next),
    remove: async (key) => {
      await bucket.file(key).delete({ ignoreNotFound: true });
    },
  };
}

async function listPage(bucket: Bucket, query: GetFilesOptions): Promise<ListPage> {
  const [files, nextQuery, answer] = await bucket.getFiles(query);
  const after = toPageToken(nextQuery);
  return {
    objects: files.map(({ name, metadata }) => ({
      key: name,
      bytes: Number(metadata.size),
      changedAt: new Date(metadata.updated ?? 0),
    })),
    folders: toTexts(answer),
    ...(typeof after === 'string' ? { next: after } : {}),
  };
}

/** The client's types promise a query for the next page even where there is none. */
function toPageToken(nextQuery: unknown): unknown {
  return typeof nextQuery === 'object' && nextQuery !== null && 'pageToken' in nextQuery
    ? nextQuery.pageToken
    : undefined;
}

/** The folders in the answer to a listing, which the client passes on as it came. */
function toTexts(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null || !('prefixes' in answer)) return [];
  const { prefixes } = answer;
  return Array.isArray(prefixes) ? prefixes.filter((prefix) => typeof prefix === 'string') : [];
}

/** One exchange gives the bytes with their generation, so that the two belong together. */
async function read(bucket: Bucket, key: string, signal: AbortSignal): Promise<StoredObject | undefined> {
  // Nothing here is stored compressed; the bytes are wanted as they are stored. The client compares their CRC32C.
  const stream = bucket.file(key).createReadStream({ decompress: false });
  const headers = new Map<string, string>();
  stream.on('response', (response: unknown) => {
    allowListeners(response);
    for (const [name, value] of toHeaders(response)) headers.set(name, value);
  });
  signal.addEventListener('abort', () => stream.destroy(), { once: true });
  try {
    const bytes = await buffer(stream);
    checkLength(bytes, toLength(headers.get('x-goog-stored-content-length')));
    const tag = headers.get('x-goog-generation');
    if (tag === undefined) throw new Error('expected the header x-goog-generation, got none');
    return { bytes, tag };
  } catch (error) {
    if (statusOf(error) === NOT_FOUND) return undefined;
    throw error;
  }
}

/** The client chains more streams to the body than the ten listeners of which Node begins to warn. */
function allowListeners(response: unknown): void {
  if (typeof response !== 'object' || response === null || !('body' in response)) return;
  if (response.body instanceof Readable) response.body.setMaxListeners(MOST_LISTENERS);
}

function toHeaders(response: unknown): readonly (readonly [string, string])[] {
  if (typeof response !== 'object' || response === null || !('headers' in response)) return [];
  const { headers } = response;
  if (typeof headers !== 'object' || headers === null) return [];
  return Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

function toLength(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

async function write(bucket: Bucket, key: string, { bytes, tag }: StoredObject): Promise<boolean> {
  try {
    await bucket.file(key).save(Buffer.from(bytes), {
      resumable: false,
      contentType: key.endsWith('.json') ? 'application/json' : 'application/octet-stream',
      preconditionOpts: { ifGenerationMatch: tag },
    });
    return true;
  } catch (error) {
    if (statusOf(error) === PRECONDITION_FAILED) return false;
    throw error;
  }
}
