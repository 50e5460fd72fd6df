import { buffer } from 'node:stream/consumers';
import type {
  BlobItem,
  BlobServiceClient,
  BlockBlobUploadOptions,
  ContainerClient,
  StoragePipelineOptions,
} from '@azure/storage-blob';
import { Problem } from '@medcast/problem';
import { checkLength } from '../objects/check-length';
import { statusOf } from '../objects/is-permanent';
import type { ListedObject, ListPage, ListQuery, ObjectStore, StoredObject } from '../objects/object-store';

const PRECONDITION_FAILED = 412;
const pipeline: StoragePipelineOptions = { retryOptions: { maxTries: 1 } };

/**
 * A container of Azure Blob Storage. The account comes from `AZURE_STORAGE_CONNECTION_STRING`, or by its name from
 * `AZURE_STORAGE_ACCOUNT` with the credentials of the client's own chain (workload identity, managed identity,
 * environment, command line). `AZURE_STORAGE_SERVICE_ENDPOINT` names the service outside of the public cloud.
 */
export async function openAzureStore(containerName: string): Promise<ObjectStore> {
  const container = (await openService()).getContainerClient(containerName);
  return {
    listPage: (query, signal) => listPage(container, query, signal),
    read: (key, signal) => read(container, key, signal),
    create: (key, bytes, abortSignal) =>
      write(container, { key, bytes }, { abortSignal, conditions: { ifNoneMatch: '*' } }),
    replace: (key, { bytes, tag }, abortSignal) =>
      write(container, { key, bytes }, { abortSignal, conditions: { ifMatch: tag } }),
    remove: async (key, abortSignal) => {
      await container.getBlockBlobClient(key).deleteIfExists({ abortSignal });
    },
  };
}

async function openService(): Promise<BlobServiceClient> {
  const connection = process.env['AZURE_STORAGE_CONNECTION_STRING'] ?? '';
  const account = process.env['AZURE_STORAGE_ACCOUNT'] ?? '';
  if (connection === '' && account === '') {
    const detail =
      'expected AZURE_STORAGE_ACCOUNT or AZURE_STORAGE_CONNECTION_STRING to name the account, got neither; set one';
    throw new Problem('REPOSITORY_UNREACHABLE', detail);
  }
  const { BlobServiceClient: Service } = await import('@azure/storage-blob');
  if (connection !== '') return Service.fromConnectionString(connection, pipeline);
  const { DefaultAzureCredential } = await import('@azure/identity');
  const endpoint = process.env['AZURE_STORAGE_SERVICE_ENDPOINT'] ?? `https://${account}.blob.core.windows.net`;
  return new Service(endpoint, new DefaultAzureCredential(), pipeline);
}

async function listPage(
  container: ContainerClient,
  { prefix, isShallow, after }: ListQuery,
  abortSignal: AbortSignal,
): Promise<ListPage> {
  const options = { prefix, abortSignal };
  const settings = after === undefined ? {} : { continuationToken: after };
  if (isShallow) {
    const pages = container.listBlobsByHierarchy('/', options).byPage(settings);
    for await (const { segment, continuationToken } of pages) {
      const folders = (segment.blobPrefixes ?? []).map(({ name }) => name);
      return { objects: segment.blobItems.map(toListed), folders, ...toNext(continuationToken) };
    }
  } else {
    for await (const { segment, continuationToken } of container.listBlobsFlat(options).byPage(settings)) {
      return { objects: segment.blobItems.map(toListed), folders: [], ...toNext(continuationToken) };
    }
  }
  return { objects: [], folders: [] };
}

function toListed({ name, properties }: BlobItem): ListedObject {
  return { key: name, bytes: properties.contentLength ?? 0, changedAt: properties.lastModified };
}

function toNext(token: string | undefined): { readonly next?: string } {
  return token === undefined || token === '' ? {} : { next: token };
}

async function read(
  container: ContainerClient,
  key: string,
  abortSignal: AbortSignal,
): Promise<StoredObject | undefined> {
  try {
    const answer = await container.getBlobClient(key).download(0, undefined, { abortSignal, maxRetryRequests: 0 });
    if (answer.readableStreamBody === undefined || answer.etag === undefined) {
      throw new Error('expected a body and an ETag, got none');
    }
    return { bytes: checkLength(await buffer(answer.readableStreamBody), answer.contentLength), tag: answer.etag };
  } catch (error) {
    if (codeOf(error) === 'BlobNotFound') return undefined;
    throw error;
  }
}

async function write(
  container: ContainerClient,
  { key, bytes }: { readonly key: string; readonly bytes: Uint8Array },
  options: BlockBlobUploadOptions,
): Promise<boolean> {
  try {
    await container.getBlockBlobClient(key).upload(Buffer.from(bytes), bytes.length, options);
    return true;
  } catch (error) {
    if (statusOf(error) === PRECONDITION_FAILED || codeOf(error) === 'BlobAlreadyExists') return false;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
