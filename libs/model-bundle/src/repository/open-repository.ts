import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '@medcast/problem';
import { openAzureStore } from './az/azure-store';
import { createFileRepository } from './file/file-repository';
import { openGoogleStore } from './gs/google-store';
import type { ModelRepository } from './model-repository';
import { createBoundedStore } from './objects/bounded-store';
import { type CallLimits, DEFAULT_LIMITS } from './objects/call-limits';
import { createObjectRepository } from './objects/object-repository';
import type { ObjectStore } from './objects/object-store';
import { type BucketPlace, parseBucketUri } from './parse-bucket-uri';
import { openS3Store } from './s3/s3-store';

const FILE_SCHEME = 'file:';

/**
 * Opens the model repository at a URI. Touches no storage yet, and loads no client: what is wrong there shows in the
 * first call. Credentials come from each client's own chain and never from the URI.
 *
 * @param uri `file:bundles` (relative to the working directory), `file:/abs`, `file:///abs`, `gs://bucket/prefix`,
 *   `s3://bucket/prefix` or `az://container/prefix`; any other is a `REPOSITORY_URI_UNSUPPORTED`
 * @param limits how often and how long calls to a bucket are tried; a call is given up after 62 s by default
 * @example
 * const repository = openRepository('gs://medcast/models');
 */
export function openRepository(uri: string, limits: Partial<CallLimits> = {}): ModelRepository {
  const place = parseBucketUri(uri);
  if (place !== undefined) {
    const all = { ...DEFAULT_LIMITS, ...limits };
    return createObjectRepository(
      uri,
      place.root,
      createBoundedStore(() => openStore(place, all), all),
    );
  }
  if (!uri.startsWith(FILE_SCHEME) || uri.length === FILE_SCHEME.length) {
    throw unsupported(uri);
  }
  return createFileRepository(uri, toDirectory(uri));
}

function openStore({ scheme, bucket }: BucketPlace, { attemptTimeoutMs }: CallLimits): Promise<ObjectStore> {
  switch (scheme) {
    case 'gs':
      return openGoogleStore(bucket, attemptTimeoutMs);
    case 's3':
      return openS3Store(bucket);
    case 'az':
      return openAzureStore(bucket);
  }
}

function toDirectory(uri: string): string {
  if (!uri.startsWith(`${FILE_SCHEME}/`)) {
    return resolve(uri.slice(FILE_SCHEME.length));
  }
  try {
    return fileURLToPath(uri);
  } catch (cause) {
    // TypeError: a host, an encoded slash, or not a URL at all.
    throw unsupported(uri, cause);
  }
}

function unsupported(uri: string, cause?: unknown): Problem {
  const detail = `expected a repository URI such as "file:bundles", "file:///srv/bundles", "gs://bucket/models", "s3://bucket/models" or "az://container/models", got "${uri}"; write one of these forms`;
  return new Problem('REPOSITORY_URI_UNSUPPORTED', detail, { cause });
}
