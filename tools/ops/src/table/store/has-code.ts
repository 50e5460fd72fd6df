/** Tells whether an error of a client or of the system has a certain code or status. */
export function hasCode(error: unknown, ...codes: readonly (string | number)[]): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const found = ['code' in error && error.code, 'statusCode' in error && error.statusCode, statusOf(error)];
  return found.some((code) => (typeof code === 'string' || typeof code === 'number') && codes.includes(code));
}

/** Where the AWS client keeps the HTTP status. */
function statusOf(error: object): unknown {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null) return undefined;
  return 'httpStatusCode' in error.$metadata ? error.$metadata.httpStatusCode : undefined;
}
