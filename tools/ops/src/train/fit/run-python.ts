import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { problemRegistry, Problem, type ProblemCode } from '@medcast/problem';
import { execa } from 'execa';
import { endGroupOnExit } from './end-group-on-exit';
import { parseTrainingEvent, type TrainingEvent } from './training-event';

/** How the Python side is run. */
export interface PythonRun {
  /** Path of the interpreter. */
  readonly python: string;
  readonly env: Readonly<Record<string, string>>;
  /** Folder that it reads. */
  readonly work: string;
  /** Folder that it writes. */
  readonly result: string;
  readonly onEvent: (event: TrainingEvent) => void;
}

/** Lines of Python's standard error that a failure repeats. */
const STDERR_TAIL_LINES = 15;

/**
 * Runs the Python side of a training. It and everything it starts end with this process, and what they put into
 * temporary folders lies beside the results and is removed.
 *
 * @throws Problem with the code that Python reports, or TRAINING_FAILED with the end of its standard error
 */
export async function runPython({ python, env, work, result, onEvent }: PythonRun): Promise<void> {
  const scratch = join(result, '.scratch');
  await mkdir(scratch, { recursive: true });
  const child = execa(python, ['-m', 'medcast_training', '--work', work, '--result', result], {
    env: { ...env, TMPDIR: scratch, JOBLIB_TEMP_FOLDER: scratch },
    reject: false,
    stdin: 'ignore',
    // A group of its own, so that its workers can be ended with it.
    detached: process.platform !== 'win32',
  });
  const release = endGroupOnExit(child.pid);
  let failure: Problem | undefined;
  try {
    for await (const line of child) {
      const event = parseTrainingEvent(line);
      if (event?.event === 'failed') failure = new Problem(toCode(event.code), event.message);
      else if (event !== undefined) onEvent(event);
    }
  } finally {
    release();
    await rm(scratch, { recursive: true, force: true });
  }
  const ended = await child;
  if (failure !== undefined) throw failure;
  if (ended.failed) {
    const tail = ended.stderr.split('\n').slice(-STDERR_TAIL_LINES).join('\n');
    throw new Problem('TRAINING_FAILED', `expected Python to finish, got ${ended.shortMessage}\n${tail}`, {
      cause: ended,
    });
  }
}

function toCode(code: string): ProblemCode {
  return isProblemCode(code) ? code : 'TRAINING_FAILED';
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemRegistry, code);
}
