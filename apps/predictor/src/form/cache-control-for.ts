/** Names to which the build of the form appends a hash of the content: `main-5MFKDMR4.js`. */
const HASHED = /-[A-Z0-9]{8}\.\w+$/;

/** How long a file of the form may be kept: one with a hash in its name never changes, any other must be asked for. */
export function cacheControlFor(path: string): string {
  return HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
