import { homedir } from 'node:os';
import { join } from 'node:path';

/** Medcast's folder in the user's cache: `$XDG_CACHE_HOME/medcast`, by default `~/.cache/medcast`. */
export function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base === undefined || base === '' ? join(homedir(), '.cache') : base, 'medcast');
}
