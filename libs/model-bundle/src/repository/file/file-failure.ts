/** Tells whether a file system error says that nothing is there. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR');
}

/** Tells whether a file system error says that something is there already. */
export function isOccupied(error: unknown): boolean {
  return hasCode(error, 'EEXIST');
}

/** Tells whether an error of the operating system says that no process has this id. */
export function isNoProcess(error: unknown): boolean {
  return hasCode(error, 'ESRCH');
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
