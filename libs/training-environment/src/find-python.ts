import type { RunTool } from './run-tool';
import { isAtLeast } from './version';

/** A Python interpreter that training can use. */
export interface Python {
  /** Absolute path of the interpreter. */
  readonly path: string;
  /** `3.11.7` */
  readonly version: string;
}

/** Lowest version that the locked packages support. */
export const PYTHON_MINIMUM = '3.11';

/** Names on the PATH, in the order in which they are tried. */
export const PYTHON_NAMES = ['python3.13', 'python3.12', 'python3.11', 'python3', 'python'] as const;

const SHOW_PYTHON = 'import platform, sys; print(platform.python_version()); print(sys.executable)';

/** The first Python on the PATH that is of version 3.11 or later, or undefined where there is none. */
export async function findPython(run: RunTool): Promise<Python | undefined> {
  for (const name of PYTHON_NAMES) {
    const { ok, stdout } = await run(name, ['-c', SHOW_PYTHON]);
    const [version = '', path = ''] = stdout.trim().split(/\r?\n/);
    if (ok && path !== '' && isAtLeast(version, PYTHON_MINIMUM)) return { path, version };
  }
  return undefined;
}
