import type { ModelRepository } from '../repository/model-repository';
import { createBoundedStore } from '../repository/objects/bounded-store';
import { DEFAULT_LIMITS } from '../repository/objects/call-limits';
import { createObjectRepository } from '../repository/objects/object-repository';
import type { ListQuery, ListPage, ObjectStore } from '../repository/objects/object-store';

/** A repository in memory, whose files a test may damage: keys are `<model>/<version>/<path>`. */
export interface MemoryRepository extends ModelRepository {
  readonly files: Map<string, Uint8Array>;
}

/** Entries in one page of a listing; few, so that every test has several. */
const PAGE = 4;

/** Makes an empty repository. */
export function createMemoryRepository(): MemoryRepository {
  const files = new Map<string, Uint8Array>();
  const store = createMemoryStore(files);
  const bounded = createBoundedStore(async () => store, DEFAULT_LIMITS);
  return { ...createObjectRepository('memory:', '', bounded), files };
}

/** A store over a map; of what it holds, the bytes themselves are the tag. */
export function createMemoryStore(files: Map<string, Uint8Array>): ObjectStore {
  const tagOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return {
    listPage: async (query) => listPage(files, query),
    read: async (key) => {
      const bytes = files.get(key);
      return bytes === undefined ? undefined : { bytes, tag: tagOf(bytes) };
    },
    create: async (key, bytes) => {
      if (files.has(key)) return false;
      files.set(key, bytes);
      return true;
    },
    replace: async (key, { bytes, tag }) => {
      const current = files.get(key);
      if (current === undefined || tagOf(current) !== tag) return false;
      files.set(key, bytes);
      return true;
    },
    remove: async (key) => {
      files.delete(key);
    },
  };
}

function listPage(files: ReadonlyMap<string, Uint8Array>, { prefix, isShallow, after = '' }: ListQuery): ListPage {
  const toEntry = (key: string) => {
    const end = isShallow ? key.indexOf('/', prefix.length) : -1;
    return end === -1 ? key : key.slice(0, end + 1);
  };
  const keys = [...files.keys()].filter((key) => key.startsWith(prefix));
  const entries = [...new Set(keys.map(toEntry))].sort().filter((entry) => entry > after);
  const page = entries.slice(0, PAGE);
  const next = entries.length > PAGE ? page.at(-1) : undefined;
  return {
    objects: page.flatMap((key) => {
      const bytes = files.get(key);
      return bytes === undefined ? [] : [{ key, bytes: bytes.length, changedAt: new Date(0) }];
    }),
    folders: page.filter((entry) => !files.has(entry)),
    ...(next === undefined ? {} : { next }),
  };
}
