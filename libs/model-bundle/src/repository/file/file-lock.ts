import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { Problem } from '@medcast/problem';
import { z } from 'zod';
import { isMissing, isNoProcess, isOccupied } from './file-failure';

/** A writer holds a lock for milliseconds; one of this age has been left behind. */
const STALE_AFTER_MS = 60_000;

const holderSchema = z.object({ id: z.uuid(), host: z.string(), pid: z.int().positive() });

/** Who holds a lock. */
interface Held {
  /** Tells this lock from every other, for the one who removes it. */
  readonly id: string;
  readonly isStale: boolean;
}

/**
 * Does work that only one process may do at a time. A lock that a crashed process has left (its process is gone, or it
 * is older than a minute) is removed; a lock that is held is a `CHANNEL_CONFLICT`.
 */
export async function withLock(lockPath: string, work: () => Promise<void>): Promise<void> {
  const holder = JSON.stringify({ id: randomUUID(), host: hostname(), pid: process.pid });
  if (!(await takeLock(lockPath, holder))) {
    const isFree = await removeStaleLock(lockPath);
    if (!isFree || !(await takeLock(lockPath, holder))) throw isHeldBySomebody(lockPath);
  }
  try {
    await work();
  } finally {
    await rm(lockPath, { force: true });
  }
}

async function takeLock(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (!isOccupied(cause)) throw cause;
    return false;
  }
}

/**
 * Only one of several who find the same stale lock removes it: the one who makes the file that is named after it. That
 * one looks again, so that the lock of a new holder is never removed.
 *
 * @returns whether the lock may be free now
 */
async function removeStaleLock(path: string): Promise<boolean> {
  const held = await readHeld(path);
  if (held?.isStale !== true) return held === undefined;
  const remover = `${path}.${held.id}`;
  if (!(await takeLock(remover, ''))) return false;
  try {
    if ((await readHeld(path))?.id === held.id) await rm(path, { force: true });
  } finally {
    await rm(remover, { force: true });
  }
  return true;
}

async function readHeld(path: string): Promise<Held | undefined> {
  try {
    const { mtimeMs, ino } = await stat(path);
    const holder = parseHolder(await readFile(path, 'utf8'));
    const isOld = Date.now() - mtimeMs > STALE_AFTER_MS;
    return { id: holder?.id ?? `${ino}-${Math.round(mtimeMs)}`, isStale: isOld || isGone(holder) };
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    return undefined;
  }
}

function parseHolder(text: string): z.infer<typeof holderSchema> | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // SyntaxError: its holder has not written, or crashed before it did.
    return undefined;
  }
}

function isGone(holder: z.infer<typeof holderSchema> | undefined): boolean {
  if (holder?.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    // Anything else, such as EPERM, says that there is one.
    return isNoProcess(error);
  }
}

function isHeldBySomebody(lockPath: string): Problem {
  const detail = `expected to be the only writer, got the lock of another; try again, or delete ${lockPath} if its writer has crashed`;
  return new Problem('CHANNEL_CONFLICT', detail);
}
