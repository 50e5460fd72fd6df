import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Problem } from '@medcast/problem';
import type { TaskData } from '../task/task';
import { reasonOf } from './reason-of';
import { fetchFromBucket, isInBucket } from './store/fetch-from-bucket';

/** The bytes of a table file, and their sha256 in hex. */
export interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** How long a server may take to send a table, in milliseconds. */
const FETCH_TIMEOUT_MS = 60_000;

/**
 * Gets the bytes of a table: from a file, from a bucket (`gs:`, `s3:`, `az:`), from an https URL, or, when nothing is given, from the URL of the task.
 * Bytes from the task's own URL must have the sha256 that stands beside it.
 *
 * @throws Problem DATA_UNREACHABLE, DATA_HASH_MISMATCH, TABLE_NOT_READABLE
 */
export async function fetchTable(location: string | undefined, data: TaskData): Promise<TableFile> {
  const from = location ?? data.url;
  if (from === undefined) {
    const expected = 'expected --data FILE, because task.json names no data.url';
    throw new Problem('DATA_UNREACHABLE', `${expected}, got none; give the table that the task is for`);
  }
  const bytes = await readLocation(from);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (from === data.url && sha256 !== data.sha256) {
    throw new Problem(
      'DATA_HASH_MISMATCH',
      `${from}: expected sha256 ${data.sha256}, got ${sha256}; the file behind the URL has changed: ` +
        'look at it, then give it with --data FILE or set the new sha256 in task.json',
    );
  }
  return { name: from, bytes, sha256 };
}

function readLocation(from: string): Promise<Uint8Array> {
  if (isInBucket(from)) return fetchFromBucket(from);
  return isUrl(from) ? download(from) : readTableFile(from);
}

/** Whether a table's location is a URL rather than a path. */
export function isUrl(location: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(location);
}

async function readTableFile(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: unknown) => {
    throw new Problem(
      'TABLE_NOT_READABLE',
      `expected a table file at ${path}, got ${reasonOf(error)}; give --data FILE`,
      {
        cause: error,
      },
    );
  });
}

async function download(url: string): Promise<Uint8Array> {
  if (!url.startsWith('https://'))
    throw new Problem('DATA_UNREACHABLE', `expected an https URL, a bucket or a file, got ${url}`);
  const advice = 'download the table where there is a network and give it with --data FILE';
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!response.ok)
      throw new Problem('DATA_UNREACHABLE', `expected ${url} to answer 200, got ${response.status}; ${advice}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('DATA_UNREACHABLE', `expected to reach ${url}, got ${reasonOf(error)}; ${advice}`, {
      cause: error,
    });
  }
}
