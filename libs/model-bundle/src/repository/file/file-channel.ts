import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Channel, isSameChannel, parseChannel } from '../../channel/channel';
import { historyFileOf, isHistoryFile, toHistory } from '../../channel/channel-history';
import { renderStableJson } from '../../json/render-stable-json';
import { channelConflict } from '../repository-problems';
import { isMissing, isOccupied } from './file-failure';
import { withLock } from './file-lock';
import { createAtomically, replaceAtomically } from './write-atomically';

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
      throw channelConflict(path, change.expected, current);
    }
    if (current !== undefined) {
      await keepInHistory(change.stagingFolder, path, current);
    }
    await replaceAtomically(change.stagingFolder, path, renderStableJson(change.next));
  });
}

/** Everything that a channel file ever held, oldest first. */
export async function readChannelFileHistory(path: string): Promise<readonly Channel[]> {
  const current = await readChannelFile(path);
  const folder = historyFolderOf(path);
  const former: Channel[] = [];
  for (const name of (await listNames(folder)).filter(isHistoryFile).sort()) {
    former.push(parseChannel(await readFile(join(folder, name)), join(folder, name)));
  }
  return toHistory(former, current);
}

async function keepInHistory(stagingFolder: string, path: string, current: Channel): Promise<void> {
  const folder = historyFolderOf(path);
  await mkdir(folder, { recursive: true });
  try {
    await createAtomically(stagingFolder, join(folder, historyFileOf(current)), renderStableJson(current));
  } catch (cause) {
    // A writer has kept it and crashed before it changed the channel.
    if (!isOccupied(cause)) throw cause;
  }
}

function historyFolderOf(path: string): string {
  return path.replace(/\.json$/, '.history');
}

async function listNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    return [];
  }
}
