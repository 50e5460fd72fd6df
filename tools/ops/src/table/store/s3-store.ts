import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { BucketPlace } from './bucket-place';
import { compareNames } from './compare-names';
import { createIfFree, readIfThere } from './expected-failures';
import { hashFile } from './hash-file';
import type { StoredTable, TableStore } from './table-store';

/** Keeps tables in S3, or in what speaks its protocol at `AWS_ENDPOINT_URL_S3`. */
export function createS3Store({ uri, bucket: Bucket, prefix }: BucketPlace): TableStore {
  // Servers other than Amazon's rarely have a host name for each bucket.
  const client = new S3Client({ forcePathStyle: process.env['AWS_ENDPOINT_URL_S3'] !== undefined });
  const keyOf = (name: string) => ({ Bucket, Key: `${prefix}${name}` });
  return {
    uri,
    list: async () => {
      const found: StoredTable[] = [];
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: prefix })) {
        for (const { Key = '', Size = 0 } of page.Contents ?? []) {
          found.push({ name: Key.slice(prefix.length), bytes: Size });
        }
      }
      return found.sort(compareNames);
    },
    fetch: async (name, folder) => {
      const path = join(folder, basename(name));
      await pipeline(bodyOf(await client.send(new GetObjectCommand(keyOf(name)))), createWriteStream(path));
      return path;
    },
    put: async (name, path) => {
      const { size } = await stat(path);
      // Known beforehand, so that the service checks what it gets, and other servers need not know AWS' chunks.
      const ChecksumSHA256 = (await hashFile(path)).toString('base64');
      const body = { Body: createReadStream(path), ContentLength: size, ChecksumSHA256 };
      await client.send(new PutObjectCommand({ ...keyOf(name), ...body }));
    },
    readText: (name) =>
      readIfThere(async () => (await client.send(new GetObjectCommand(keyOf(name)))).Body?.transformToString(), 404),
    createText: (name, text) => {
      const object = { ...keyOf(name), Body: text, IfNoneMatch: '*' };
      // 409: another writer of the same object was faster by a moment.
      return createIfFree(() => client.send(new PutObjectCommand(object)), 409, 412);
    },
  };
}

function bodyOf({ Body }: GetObjectCommandOutput): Readable {
  if (Body instanceof Readable) return Body;
  throw new TypeError('expected a stream, as the client gives in Node');
}
