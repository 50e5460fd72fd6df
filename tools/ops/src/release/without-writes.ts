import type { ModelRepository } from '@medcast/model-bundle';

/** The same repository to read, in which nothing that is written arrives: what a dry run works on. */
export function withoutWrites(repository: ModelRepository): ModelRepository {
  const ignore = () => Promise.resolve();
  return {
    ...repository,
    writeFile: ignore,
    markVersion: () => Promise.resolve(true),
    unmarkVersion: ignore,
    removeVersion: ignore,
    writeChannel: ignore,
  };
}
