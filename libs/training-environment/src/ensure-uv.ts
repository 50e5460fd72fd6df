import { join } from 'node:path';
import { executableIn } from './executable-in';
import { makeFolder } from './make-folder';
import { failedTool } from './python-unavailable';
import type { RunTool } from './run-tool';
import { isAtLeast } from './version';

/** The version that is fetched where the machine has none that will do. */
const UV_VERSION = '0.13.8';
/** The first with every option that we use. */
const UV_MINIMUM = '0.8';

/** Where uv comes from when the machine has none. */
export interface UvSource {
  /** Path of a Python interpreter that has `venv`. */
  readonly python: string;
  /** `requirements-uv.lock`: uv with its hashes. */
  readonly requirements: string;
  /** Where it is kept for the next time. */
  readonly cacheFolder: string;
  readonly log: (line: string) => void;
}

/**
 * Path of uv: the one on the PATH when it is 0.8 or later, else a pinned one that is fetched once into the cache.
 *
 * @throws {Problem} `PYTHON_UNAVAILABLE` where it cannot be fetched
 */
export async function ensureUv(source: UvSource, run: RunTool): Promise<string> {
  const found = await run('uv', ['--version']);
  if (found.ok && isAtLeast(found.stdout.replace(/^uv /, ''), UV_MINIMUM)) return 'uv';
  const folder = join(source.cacheFolder, `uv-${UV_VERSION}`);
  await makeFolder(folder, (unfinished) => fetchUv(unfinished, source, run));
  return executableIn(folder, 'uv');
}

async function fetchUv(folder: string, { python, requirements, log }: UvSource, run: RunTool): Promise<void> {
  log(`fetching uv ${UV_VERSION}`);
  const created = await run(python, ['-m', 'venv', folder]);
  if (!created.ok) throw failedTool('"python -m venv" to work; install it (Debian: python3-venv) or uv', created);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:'];
  const installed = await run(executableIn(folder, 'python'), [
    ...pip,
    '--require-hashes',
    '--requirement',
    requirements,
  ]);
  if (!installed.ok)
    throw failedTool('pip to install uv; look at the network and the package index, or install uv', installed);
}
