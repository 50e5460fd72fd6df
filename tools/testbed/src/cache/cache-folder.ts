import { homedir } from 'node:os';
import { join } from 'node:path';

/** Folder in which the servers of the testbed are kept between runs: `~/.cache/medcast/testbed`. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'medcast', 'testbed');
}
