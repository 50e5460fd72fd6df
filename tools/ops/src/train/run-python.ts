import { problemRegistry, Problem, type ProblemCode } from '@medcast/problem';
import { execa } from 'execa';
import { z } from 'zod';

const trainingEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('step'), name: z.string() }),
  z.object({ event: z.literal('progress'), done: z.number(), total: z.number(), label: z.string() }),
  z.object({ event: z.literal('failed'), code: z.string(), message: z.string() }),
]);

/** What the Python side says on its standard output, one JSON object a line. */
export type TrainingEvent = z.infer<typeof trainingEvent>;

/** How the Python side is run. */
export interface PythonRun {
  /** Path of the interpreter. */
  readonly python: string;
  readonly env: Readonly<Record<string, string>>;
  readonly workFolder: string;
  readonly onEvent: (event: TrainingEvent) => void;
}

/** Lines of Python's standard error that a failure repeats. */
const STDERR_TAIL_LINES = 15;

/**
 * Runs the Python side of a training on its work folder.
 *
 * @throws Problem with the code that Python reports, or TRAINING_FAILED with the end of its standard error
 */
export async function runPython({ python, env, workFolder, onEvent }: PythonRun): Promise<void> {
  const child = execa(python, ['-m', 'medcast_training', '--work', workFolder], {
    env,
    reject: false,
    stdin: 'ignore',
  });
  let failure: Problem | undefined;
  for await (const line of child) {
    const event = parseEvent(line);
    if (event?.event === 'failed') failure = new Problem(toCode(event.code), event.message);
    else if (event !== undefined) onEvent(event);
  }
  const result = await child;
  if (failure !== undefined) throw failure;
  if (result.failed) {
    const tail = result.stderr.split('\n').slice(-STDERR_TAIL_LINES).join('\n');
    throw new Problem('TRAINING_FAILED', `expected Python to finish, got ${result.shortMessage}\n${tail}`, {
      cause: result,
    });
  }
}

function parseEvent(line: string): TrainingEvent | undefined {
  if (!line.startsWith('{')) return undefined;
  const parsed = trainingEvent.safeParse(JSON.parse(line));
  return parsed.success ? parsed.data : undefined;
}

function toCode(code: string): ProblemCode {
  return isProblemCode(code) ? code : 'TRAINING_FAILED';
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemRegistry, code);
}
