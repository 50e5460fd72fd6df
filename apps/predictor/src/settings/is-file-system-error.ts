/** Tells whether a caught value is an error of the file system (ENOENT, EACCES, …) and not a fault of ours. */
export function isFileSystemError(error: unknown): error is { readonly code: string } {
  if (typeof error !== 'object' || error === null) return false;
  return 'syscall' in error && 'code' in error && typeof error.code === 'string';
}
