import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';

const LOCK = join(import.meta.dirname, 'requirements.lock');
const PYTHONS = ['python3.13', 'python3.12', 'python3.11', 'python3'];
const IS_RECENT = 'import sys; sys.exit(sys.version_info < (3, 11))';

/**
 * Makes the Python environment of the clients, where there is none yet for their lock: in the user's cache, by PyPI.
 *
 * @returns {string} path of its interpreter
 */
export function makeClients() {
  const key = createHash('sha256').update(readFileSync(LOCK)).digest('hex').slice(0, 16);
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(cache, 'medcast', `oip-clients-${key}`);
  const python = join(folder, 'bin/python');
  if (existsSync(python)) return python;
  // Under another name until it is finished, so that one in its place is a finished one.
  const unfinished = `${folder}.unfinished-${randomUUID()}`;
  mkdirSync(dirname(folder), { recursive: true });
  try {
    execFileSync(findPython(), ['-m', 'venv', unfinished]);
    const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--requirement', LOCK];
    execFileSync(join(unfinished, 'bin/python'), install, { stdio: ['ignore', 'ignore', 'inherit'] });
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return python;
}

function findPython() {
  const found = PYTHONS.find((name) => isRecent(name));
  if (found === undefined) throw new Error(`expected Python 3.11 or later as one of ${PYTHONS.join(', ')}, got none`);
  return found;
}

function isRecent(name) {
  try {
    execFileSync(name, ['-c', IS_RECENT], { stdio: 'ignore' });
    return true;
  } catch {
    // Not there, or too old: the next one is tried.
    return false;
  }
}
