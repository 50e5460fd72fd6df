import { printResult } from '../cli/print-result';
import { createProgramRunner } from './program/program-runner';
import { planOf, renderSteps } from './steps/render-steps';
import { runSteps } from './steps/run-steps';
import type { Step } from './steps/step';

/** How steps are performed. */
export interface Performance {
  /** Root of the repository: paths in commands are relative to it. */
  readonly root: string;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** What is to be done before the first step runs, such as writing a file that it reads. */
  readonly prepare?: () => Promise<void>;
  /** Said when all is done. */
  readonly epilogue: string;
}

/**
 * Shows steps, and does them one after the other unless this is a dry run. Commands and what they say go to standard
 * error, the result to standard output.
 *
 * @throws Problem PROGRAM_MISSING, PROGRAM_FAILED
 */
export async function performSteps(steps: readonly Step[], performance: Performance): Promise<void> {
  const { root, dryRun, json, prepare, epilogue } = performance;
  if (dryRun) {
    printResult({ dryRun, steps: planOf(steps) }, { json, text: renderSteps(steps) });
    return;
  }
  const show = (line: string) => process.stderr.write(`${line}\n`);
  await prepare?.();
  const outcomes = await runSteps(steps, { runner: createProgramRunner({ cwd: root, show }), show });
  const count = outcomes.filter(({ result }) => result === 'done').length;
  printResult(
    { dryRun, steps: outcomes },
    { json, text: count === 0 ? `nothing to do: ${epilogue}\n` : `${epilogue}\n` },
  );
}
