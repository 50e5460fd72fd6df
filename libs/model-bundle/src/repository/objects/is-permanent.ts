const REQUEST_TIMEOUT = 408;
const CONFLICT = 409;
const TOO_MANY_REQUESTS = 429;
const INSUFFICIENT_STORAGE = 507;

/** HTTP statuses below 500 that another try may change. */
const PASSING: readonly number[] = [REQUEST_TIMEOUT, CONFLICT, TOO_MANY_REQUESTS];

/**
 * The HTTP status in an error of a storage client: Google's `code`, Amazon's `$metadata.httpStatusCode`, Azure's
 * `statusCode`. `undefined` where the exchange did not get that far.
 */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  if ('code' in error && typeof error.code === 'number') return error.code;
  if ('$metadata' in error) {
    const metadata = error.$metadata;
    if (typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata) {
      return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
    }
  }
  return undefined;
}

/** Tells whether trying again cannot help: refused, not there, or no room left. */
export function isPermanent(error: unknown): boolean {
  const status = statusOf(error);
  if (status === undefined) return false;
  return (status >= 400 && status < 500 && !PASSING.includes(status)) || status === INSUFFICIENT_STORAGE;
}
