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

/**
 * Packages that training does without: `boosters` are XGBoost, CatBoost and InterpretML, `parity` is what tests
 * compare explanations with. Each is locked in `requirements-<group>.lock`.
 */
export type TrainingGroup = 'boosters' | 'parity';

/** What {@link ensureTrainingEnvironment} works on. */
export interface TrainingEnvironmentOptions {
  /** Absolute path of the folder `training/`, or of another Python project laid out like it. */
  readonly trainingRoot: string;
  /** Folder with one folder for each environment; by default `.venv` in that folder. */
  readonly environmentsFolder?: string;
  /** Lock of uv itself; by default `requirements-uv.lock` in that folder. */
  readonly uvLockFile?: string;
  /** Groups to install besides, in any order; none by default. */
  readonly groups?: readonly TrainingGroup[];
  /** Locked packages that are published as source only: they alone are built here; none by default. */
  readonly builtPackages?: readonly string[];
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
 * It stands in `training/.venv/<key>/`, or where it is told; the key is of the contents of `requirements.lock`, of the
 * locks of the groups, and of the version of Python: it is made anew when any of them changes, appears only when finished,
 * and may be asked for by several processes at once.
 *
 * @throws {Problem} `PYTHON_UNAVAILABLE` where there is no Python 3.11 or later, or a package cannot be fetched
 *
 * @example
 * const { python, env } = await ensureTrainingEnvironment({ trainingRoot, log: console.error });
 * await execa(python, ['-m', 'medcast_training'], { env });
 */
export async function ensureTrainingEnvironment(options: TrainingEnvironmentOptions): Promise<TrainingEnvironment> {
  const { trainingRoot, uvLockFile = join(trainingRoot, 'requirements-uv.lock'), log, run = runTool } = options;
  const { builtPackages = [], environmentsFolder = join(trainingRoot, '.venv') } = options;
  const base = await findPython(run);
  if (base === undefined) throw pythonMissing();
  const lockFiles = lockFilesOf(options);
  const folder = join(environmentsFolder, await keyOf(lockFiles, base));
  await makeFolder(folder, async (unfinished) => {
    const uv = await ensureUv(
      {
        python: base.path,
        requirements: uvLockFile,
        cacheFolder: cacheFolder(process.env),
        log,
      },
      run,
    );
    log(`making the Python environment for training (Python ${base.version}); this happens once`);
    await fillEnvironment(unfinished, { uv, python: base.path, lockFiles, builtPackages, run });
  });
  return {
    python: executableIn(folder, 'python'),
    // The ONNX runtime would write into the home folder and tell Microsoft how it is used.
    env: { PYTHONPATH: join(trainingRoot, 'src'), PYTHONNOUSERSITE: '1', ORT_DISABLE_TELEMETRY: '1' },
  };
}

/** The locks to install, in an order that does not depend on how the groups are named. */
function lockFilesOf({ trainingRoot, groups = [] }: TrainingEnvironmentOptions): string[] {
  const names = [...new Set(groups)].sort().map((group) => `requirements-${group}.lock`);
  return ['requirements.lock', ...names].map((name) => join(trainingRoot, name));
}

async function keyOf(lockFiles: readonly string[], python: Python): Promise<string> {
  const hash = createHash('sha256').update(`${python.version}\n`);
  for (const lockFile of lockFiles) hash.update(await readFile(lockFile));
  return hash.digest('hex').slice(0, KEY_LENGTH);
}

interface EnvironmentParts {
  readonly uv: string;
  readonly python: string;
  readonly lockFiles: readonly string[];
  readonly builtPackages: readonly string[];
  readonly run: RunTool;
}

async function fillEnvironment(folder: string, parts: EnvironmentParts): Promise<void> {
  const { uv, python, lockFiles, builtPackages, run } = parts;
  // Relocatable, because the folder is moved to its place once it is finished.
  const created = await run(uv, ['venv', '--quiet', '--relocatable', '--no-project', '--python', python, folder]);
  if (!created.ok) throw failedTool('uv to make an environment', created);
  const target = ['--python', executableIn(folder, 'python')];
  // A wheel is unpacked, source would be run: only what has no wheel may be.
  const wheels = ['--only-binary', ':all:', ...builtPackages.flatMap((name) => ['--no-binary', name])];
  const synced = await run(uv, ['pip', 'sync', '--quiet', '--require-hashes', ...wheels, ...target, ...lockFiles]);
  if (!synced.ok) throw failedTool('uv to install the locked packages; look at the network and try again', synced);
}

function pythonMissing(): Problem {
  return new Problem(
    'PYTHON_UNAVAILABLE',
    `expected Python ${PYTHON_MINIMUM} or later, got none on the PATH (looked for ${PYTHON_NAMES.join(', ')}); ` +
      'install it and try again',
  );
}
