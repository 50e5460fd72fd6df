import { Problem } from '@medcast/problem';
import type { Channel } from '../channel/channel';

/** Where one file of a bundle is. */
export interface BundleFilePlace {
  readonly model: string;
  readonly version: number;
  readonly path: string;
}

const LONGEST_REASON = 300;
/** Signatures in addresses, which some clients put into their messages. */
const SIGNATURES = /([?&](?:sig|x-amz-signature|x-amz-security-token|x-goog-signature)=)[^&\s"']+/gi;

/** Turns an error of the storage into `REPOSITORY_UNREACHABLE`; a `Problem` stays itself. */
export function toStorageProblem(uri: string, error: unknown): Problem {
  if (error instanceof Problem) {
    return error;
  }
  const reason = (error instanceof Error ? error.message || error.name : String(error))
    .replace(SIGNATURES, '$1…')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_REASON);
  const check = uri.startsWith('file:')
    ? 'the path and its permissions'
    : 'the bucket, the permissions and the network';
  const detail = `expected ${uri} to be readable and writable, got: ${reason}; check ${check}`;
  return new Problem('REPOSITORY_UNREACHABLE', detail, { cause: error });
}

/** `BUNDLE_FILE_MISSING` for a file that a version does not have. */
export function fileMissing({ model, version, path }: BundleFilePlace, cause?: unknown): Problem {
  const detail = `expected ${path} in ${model}/${version}, got no such file; publish the bundle again`;
  return new Problem('BUNDLE_FILE_MISSING', detail, { cause });
}

/** `VERSION_EXISTS` for a file that a version has already. */
export function fileExists({ model, version, path }: BundleFilePlace, cause?: unknown): Problem {
  const detail = `expected ${model}/${version} to have no ${path} yet, got one; versions never change: publish the next`;
  return new Problem('VERSION_EXISTS', detail, { cause });
}

/** `CHANNEL_CONFLICT` for a channel that is not what its writer has read. */
export function channelConflict(place: string, expected: Channel | undefined, current: Channel | undefined): Problem {
  const detail = `${place}: expected ${describe(expected)}, got ${describe(current)}; read the channel again and decide anew`;
  return new Problem('CHANNEL_CONFLICT', detail);
}

function describe(channel: Channel | undefined): string {
  return channel === undefined ? 'no channel' : `version ${channel.version} since ${channel.changedAt}`;
}
