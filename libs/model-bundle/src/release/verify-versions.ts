import { Problem } from '@medcast/problem';
import type { ModelRepository } from '../repository/model-repository';
import { type VerifyBundle, verifyFiles } from './promote';

/** How the verification of one version ended. */
export interface VerifiedVersion {
  readonly model: string;
  readonly version: number;
  /** Absent for a version that is as it was packed. */
  readonly problem?: Problem;
}

/**
 * Verifies every version of a model, one after the other.
 *
 * @param verify `loadBundle` by default
 * @throws Problem REPOSITORY_UNREACHABLE, which says nothing about a version; every other problem is in the result
 */
export async function verifyVersions(
  repository: ModelRepository,
  model: string,
  verify: VerifyBundle = verifyFiles,
): Promise<readonly VerifiedVersion[]> {
  const verified: VerifiedVersion[] = [];
  for (const version of await repository.listVersions(model)) {
    verified.push({ model, version, ...(await findProblem(() => verify(repository, { name: model, version }))) });
  }
  return verified;
}

async function findProblem(verify: () => Promise<void>): Promise<{ readonly problem?: Problem }> {
  try {
    await verify();
    return {};
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'REPOSITORY_UNREACHABLE') throw error;
    return { problem: error };
  }
}
