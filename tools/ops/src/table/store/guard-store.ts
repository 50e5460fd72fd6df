import { Problem } from '@medcast/problem';
import type { TableStore } from './table-store';

/** Gives every failure of a store the form of a Problem. */
export function guardStore(store: TableStore): TableStore {
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw toStoreProblem(store.uri, error);
    }
  };
  return {
    uri: store.uri,
    list: () => guarded(() => store.list()),
    fetch: (name, folder) => guarded(() => store.fetch(name, folder)),
    put: (name, path) => guarded(() => store.put(name, path)),
    readText: (name) => guarded(() => store.readText(name)),
    createText: (name, text) => guarded(() => store.createText(name, text)),
  };
}

function toStoreProblem(uri: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const detail = `expected ${uri} to be readable and writable, got ${reason}; check the name and the credentials`;
  return new Problem('TABLE_STORE_UNREACHABLE', detail, { cause: error });
}
