import { Problem } from '@medcast/problem';

/** Does file work for results; what the system refuses becomes `OUTPUT_NOT_WRITABLE`. */
export async function writing<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const detail =
      `expected to write ${path}, got ${error.code}; check the folder, its permissions and the space there, ` +
      'then run the same command again: it goes on where it stopped';
    throw new Problem('OUTPUT_NOT_WRITABLE', detail, { cause: error });
  }
}

/** What the system refuses has a code such as ENOSPC and the call that it refused. */
function isSystemError(error: unknown): error is { readonly code: string; readonly syscall: string } {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error;
}
