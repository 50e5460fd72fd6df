import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '@medcast/problem';
import { createFileRepository } from './file-repository';
import type { ModelRepository } from './model-repository';

const FILE_SCHEME = 'file:';

/**
 * Opens the model repository at a URI. Touches no storage yet: what is wrong there shows in the first call.
 *
 * @param uri `file:bundles` (relative to the working directory), `file:/abs` or `file:///abs`;
 *   any other scheme is a `REPOSITORY_URI_UNSUPPORTED`
 */
export function openRepository(uri: string): ModelRepository {
  if (!uri.startsWith(FILE_SCHEME) || uri.length === FILE_SCHEME.length) {
    throw unsupported(uri);
  }
  return createFileRepository(uri, toDirectory(uri));
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
  const detail = `expected a repository URI such as "file:bundles" or "file:///srv/bundles", got "${uri}"; gs:, s3: and az: are not supported yet`;
  return new Problem('REPOSITORY_URI_UNSUPPORTED', detail, { cause });
}
