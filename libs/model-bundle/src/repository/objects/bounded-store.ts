import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@medcast/problem';
import type { CallLimits } from './call-limits';
import { isPermanent } from './is-permanent';
import type { BoundedStore, ObjectStore } from './object-store';

/**
 * Gives every call of a store a time-out and some tries. Where the answer to a write was lost, the next try finds the
 * write done and would be told that somebody else was faster: then what is there is read, and one's own counts as done.
 *
 * @param openStore opens the client on the first call, so that nothing is loaded before it is needed
 */
export function createBoundedStore(openStore: () => Promise<ObjectStore>, limits: CallLimits): BoundedStore {
  let opened: Promise<ObjectStore> | undefined;
  const call = async <Result>(
    use: (store: ObjectStore, signal: AbortSignal) => Promise<Result>,
  ): Promise<Tried<Result>> => {
    const store = await (opened ??= openStore());
    return tryOften((signal) => use(store, signal), limits);
  };
  const read: BoundedStore['read'] = async (key) => (await call((store, signal) => store.read(key, signal))).result;
  const holds = async (key: string, bytes: Uint8Array) => {
    const found = await read(key);
    return found !== undefined && Buffer.compare(found.bytes, bytes) === 0;
  };
  const isDone = async ({ result, hasFailedBefore }: Tried<boolean>, key: string, bytes: Uint8Array) =>
    result || (hasFailedBefore && (await holds(key, bytes)));
  return {
    read,
    listPage: async (query) => (await call((store, signal) => store.listPage(query, signal))).result,
    create: async (key, bytes) => isDone(await call((store, signal) => store.create(key, bytes, signal)), key, bytes),
    replace: async (key, next) =>
      isDone(await call((store, signal) => store.replace(key, next, signal)), key, next.bytes),
    remove: async (key) => (await call((store, signal) => store.remove(key, signal))).result,
  };
}

interface Tried<Result> {
  readonly result: Result;
  /** Whether an earlier try failed, so that what it did is not known. */
  readonly hasFailedBefore: boolean;
}

async function tryOften<Result>(
  use: (signal: AbortSignal) => Promise<Result>,
  { attempts, attemptTimeoutMs, pauseMs }: CallLimits,
): Promise<Tried<Result>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await withTimeout(use, attemptTimeoutMs);
      return { result, hasFailedBefore: attempt > 1 };
    } catch (error) {
      if (error instanceof Problem || isPermanent(error) || attempt >= attempts) throw error;
      const pause = pauseMs * 2 ** (attempt - 1);
      await sleep(pause * (1 + Math.random() / 2));
    }
  }
}

/** Not every client listens to a signal in every phase of a call: the race ends the waiting in any case. */
async function withTimeout<Result>(use: (signal: AbortSignal) => Promise<Result>, limitMs: number): Promise<Result> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no complete answer within ${limitMs / 1000} s`));
      controller.abort();
    }, limitMs);
  });
  try {
    return await Promise.race([use(controller.signal), expired]);
  } finally {
    clearTimeout(timer);
  }
}
