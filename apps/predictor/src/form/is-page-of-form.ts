import { extname } from 'node:path';

/** First segments of the paths that are not the form's. */
const RESERVED = new Set(['api', 'v2', 'health', 'docs', 'docs-json', 'errors', 'ping', 'invocations']);

/** Tells whether a path without its leading slash is a page of the form, which one HTML file draws. */
export function isPageOfForm(path: string, accept: string | undefined): boolean {
  if (path === '') return true;
  const first = path.split('/', 1)[0] ?? '';
  return extname(path) === '' && !RESERVED.has(first) && accept !== undefined && accept.includes('text/html');
}
