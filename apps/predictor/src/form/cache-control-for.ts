/** Names to which the build of the form appends a hash of the content: `main-5MFKDMR4.js`. */
const HASHED = /-[A-Z0-9]{8}\.\w+$/;

/** Whether the name of a file tells its content, so that the file never changes. */
export function isNamedByContent(path: string): boolean {
  return HASHED.test(path);
}

/** How long a file of the form may be kept: one that is named by its content for ever, any other must be asked for. */
export function cacheControlFor(path: string): string {
  return isNamedByContent(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
