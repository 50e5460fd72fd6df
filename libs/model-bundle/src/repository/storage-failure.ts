import { Problem } from '@medcast/problem';

/** Tells whether a file system error says that nothing is there. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR');
}

/** Tells whether a file system error says that something is there already. */
export function isOccupied(error: unknown): boolean {
  return hasCode(error, 'EEXIST');
}

/** Turns an error of the file system into `REPOSITORY_UNREACHABLE`; a `Problem` stays itself. */
export function toStorageProblem(uri: string, error: unknown): Problem {
  if (error instanceof Problem) {
    return error;
  }
  const reason = error instanceof Error ? error.message : String(error);
  const detail = `expected ${uri} to be readable and writable, got: ${reason}; check the path and its permissions`;
  return new Problem('REPOSITORY_UNREACHABLE', detail, { cause: error });
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
