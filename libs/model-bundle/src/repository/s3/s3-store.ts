import type * as S3 from '@aws-sdk/client-s3';
import { checkLength } from '../objects/check-length';
import { statusOf } from '../objects/is-permanent';
import type { ListPage, ListQuery, ObjectStore, StoredObject } from '../objects/object-store';

const PRECONDITION_FAILED = 412;

/**
 * A bucket of Amazon S3, or of another server that knows its conditional writes. Credentials come from the client's own
 * chain (environment, profile, web identity, instance); `AWS_ENDPOINT_URL_S3` leads to another server.
 */
export async function openS3Store(bucket: string): Promise<ObjectStore> {
  const s3 = await import('@aws-sdk/client-s3');
  const hasOwnEndpoint = [process.env['AWS_ENDPOINT_URL_S3'], process.env['AWS_ENDPOINT_URL']].some(Boolean);
  // Servers other than Amazon's have no host name for each bucket.
  const client = new s3.S3Client({ maxAttempts: 1, forcePathStyle: hasOwnEndpoint });
  const put = (input: PutInput, abortSignal: AbortSignal) =>
    isDone(client.send(new s3.PutObjectCommand({ Bucket: bucket, ...input }), { abortSignal }));
  return {
    listPage: async ({ prefix, isShallow, after }, abortSignal) => {
      const input = { Bucket: bucket, Prefix: prefix, ...(isShallow ? { Delimiter: '/' } : {}), ...toToken(after) };
      return toPage(await client.send(new s3.ListObjectsV2Command(input), { abortSignal }));
    },
    read: (key, abortSignal) => orNothing(s3.NoSuchKey, read({ s3, client, bucket, key, abortSignal })),
    create: (key, bytes, signal) => put({ Key: key, Body: bytes, IfNoneMatch: '*' }, signal),
    replace: (key, next, signal) => put({ Key: key, Body: next.bytes, IfMatch: next.tag }, signal),
    remove: async (key, abortSignal) => {
      await client.send(new s3.DeleteObjectCommand({ Bucket: bucket, Key: key }), { abortSignal });
    },
  };
}

interface PutInput {
  readonly Key: string;
  readonly Body: Uint8Array;
  readonly IfNoneMatch?: '*';
  readonly IfMatch?: string;
}

type S3Module = typeof S3;

interface ReadCall {
  readonly s3: S3Module;
  readonly client: S3.S3Client;
  readonly bucket: string;
  readonly key: string;
  readonly abortSignal: AbortSignal;
}

async function read({ s3, client, bucket, key, abortSignal }: ReadCall): Promise<StoredObject> {
  const answer = await client.send(new s3.GetObjectCommand({ Bucket: bucket, Key: key }), { abortSignal });
  if (answer.Body === undefined || answer.ETag === undefined) throw new Error('expected a body and an ETag, got none');
  return { bytes: checkLength(await answer.Body.transformToByteArray(), answer.ContentLength), tag: answer.ETag };
}

async function orNothing<Result>(
  NoSuchKey: S3Module['NoSuchKey'],
  reading: Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

async function isDone(writing: Promise<unknown>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (error) {
    if (statusOf(error) === PRECONDITION_FAILED) return false;
    throw error;
  }
}

function toToken(after: ListQuery['after']): { readonly ContinuationToken?: string } {
  return after === undefined ? {} : { ContinuationToken: after };
}

function toPage(answer: S3.ListObjectsV2CommandOutput): ListPage {
  const next = answer.IsTruncated === true ? answer.NextContinuationToken : undefined;
  return {
    objects: (answer.Contents ?? []).map(({ Key, Size, LastModified }) => ({
      key: Key ?? '',
      bytes: Size ?? 0,
      changedAt: LastModified ?? new Date(0),
    })),
    folders: (answer.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''),
    ...(next === undefined ? {} : { next }),
  };
}
