import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import { cacheFolder } from './cache-folder';
import { ensureUv } from './ensure-uv';
import { executableIn } from './executable-in';
import { findPython, type Python, PYTHON_MINIMUM, PYTHON_NAMES } from './find-python';
import { makeFolder } from './make-folder';
import { failedTool } from './python-unavailable';
import { type RunTool, runTool } from './run-tool';

/** What {@link ensureTrainingEnvironment} works on. */
export interface TrainingEnvironmentOptions {
  /** Absolute path of the folder `training/`. */
  readonly trainingRoot: string;
  /** Told what takes time, one line each. */
  readonly log: (line: string) => void;
  /** How other programs are run; by default on this machine. */
  readonly run?: RunTool;
}

/** A Python that has the locked packages. */
export interface TrainingEnvironment {
  /** Absolute path of the interpreter. */
  readonly python: string;
  /** Variables to add to the environment in which it runs. */
  readonly env: Readonly<Record<string, string>>;
}

/** Enough of a SHA-256 to tell environments apart, short enough for the paths of Windows. */
const KEY_LENGTH = 16;

/**
 * Makes the Python environment of training where there is none yet for the lock and the interpreter.
 *
 * It stands in `training/.venv/<key>/`, where the key is of the contents of `requirements.lock` and the version of
 * Python: it is made anew when either changes, appears only when finished, and may be asked for by several processes
 * at once.
 *
 * @throws {Problem} `PYTHON_UNAVAILABLE` where there is no Python 3.11 or later, or a package cannot be fetched
 *
 * @example
 * const { python, env } = await ensureTrainingEnvironment({ trainingRoot, log: console.error });
 * await execa(python, ['-m', 'medcast_training'], { env });
 */
export async function ensureTrainingEnvironment(options: TrainingEnvironmentOptions): Promise<TrainingEnvironment> {
  const { trainingRoot, log, run = runTool } = options;
  const base = await findPython(run);
  if (base === undefined) throw pythonMissing();
  const lockFile = join(trainingRoot, 'requirements.lock');
  const folder = join(trainingRoot, '.venv', await keyOf(lockFile, base));
  await makeFolder(folder, async (unfinished) => {
    const uv = await ensureUv(
      {
        python: base.path,
        requirements: join(trainingRoot, 'requirements-uv.lock'),
        cacheFolder: cacheFolder(process.env),
        log,
      },
      run,
    );
    log(`making the Python environment for training (Python ${base.version}); this happens once`);
    await fillEnvironment(unfinished, { uv, python: base.path, lockFile, run });
  });
  return {
    python: executableIn(folder, 'python'),
    env: { PYTHONPATH: join(trainingRoot, 'src'), PYTHONNOUSERSITE: '1' },
  };
}

async function keyOf(lockFile: string, python: Python): Promise<string> {
  const hash = createHash('sha256')
    .update(`${python.version}\n`)
    .update(await readFile(lockFile));
  return hash.digest('hex').slice(0, KEY_LENGTH);
}

interface EnvironmentParts {
  readonly uv: string;
  readonly python: string;
  readonly lockFile: string;
  readonly run: RunTool;
}

async function fillEnvironment(folder: string, { uv, python, lockFile, run }: EnvironmentParts): Promise<void> {
  // Relocatable, because the folder is moved to its place once it is finished.
  const created = await run(uv, ['venv', '--quiet', '--relocatable', '--no-project', '--python', python, folder]);
  if (!created.ok) throw failedTool('uv to make an environment', created);
  const target = ['--python', executableIn(folder, 'python')];
  const synced = await run(uv, ['pip', 'sync', '--quiet', '--require-hashes', '--no-build', ...target, lockFile]);
  if (!synced.ok) throw failedTool('uv to install the locked packages; look at the network and try again', synced);
}

function pythonMissing(): Problem {
  return new Problem(
    'PYTHON_UNAVAILABLE',
    `expected Python ${PYTHON_MINIMUM} or later, got none on the PATH (looked for ${PYTHON_NAMES.join(', ')}); ` +
      'install it and try again',
  );
}
