/** The system's code of a failure (ENOENT, ENOTFOUND), which `fetch` hides in the cause; else its message. */
export function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('cause' in error) return reasonOf(error.cause);
  return 'message' in error ? String(error.message) : 'an unknown failure';
}
