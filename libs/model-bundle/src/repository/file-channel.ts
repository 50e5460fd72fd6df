import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Problem } from '@medcast/problem';
import { type Channel, isSameChannel, parseChannel } from '../channel/channel';
import { renderStableJson } from '../json/render-stable-json';
import { isMissing, isOccupied } from './storage-failure';
import { replaceAtomically } from './write-atomically';

/** Reads a channel file; `undefined` where there is none, `CHANNEL_INVALID` where it holds something else. */
export async function readChannelFile(path: string): Promise<Channel | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    if (isMissing(cause)) {
      return undefined;
    }
    throw cause;
  }
  return parseChannel(bytes, path);
}

/**
 * Replaces a channel file, provided that it still holds what the caller expects (`CHANNEL_CONFLICT`).
 * A lock file beside it keeps other writers out between the comparison and the replacement.
 */
export async function replaceChannelFile(
  path: string,
  change: { readonly next: Channel; readonly expected: Channel | undefined; readonly stagingFolder: string },
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await withLock(`${path}.lock`, async () => {
    const current = await readChannelFile(path);
    if (!isSameChannel(current, change.expected)) {
      throw conflict(path, change.expected, current);
    }
    await replaceAtomically(change.stagingFolder, path, renderStableJson(change.next));
  });
}

async function withLock(lockPath: string, work: () => Promise<void>): Promise<void> {
  try {
    await writeFile(lockPath, '', { flag: 'wx' });
  } catch (cause) {
    if (!isOccupied(cause)) {
      throw cause;
    }
    const detail = `expected to be the only writer, got the lock of another; try again, or delete ${lockPath} if its writer has crashed`;
    throw new Problem('CHANNEL_CONFLICT', detail, { cause });
  }
  try {
    await work();
  } finally {
    await rm(lockPath, { force: true });
  }
}

function conflict(path: string, expected: Channel | undefined, current: Channel | undefined): Problem {
  const detail = `${path}: expected ${describe(expected)}, got ${describe(current)}; read the channel again and decide anew`;
  return new Problem('CHANNEL_CONFLICT', detail);
}

function describe(channel: Channel | undefined): string {
  return channel === undefined ? 'no channel' : `version ${channel.version} since ${channel.changedAt}`;
}
