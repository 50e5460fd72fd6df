import { fillIn, type Learned } from '../program/program-call';
import { expectSuccess, type ProgramRunner } from '../program/program-runner';
import type { Question, Step, StepOutcome } from './step';

/** With what steps run. */
export interface StepPorts {
  readonly runner: ProgramRunner;
  readonly show: (line: string) => void;
}

/**
 * Does one step after the other, each only where it is needed: what was done once is not done again, and what an
 * interrupted run has left is taken up.
 *
 * @throws Problem PROGRAM_MISSING, PROGRAM_FAILED
 */
export async function runSteps(steps: readonly Step[], { runner, show }: StepPorts): Promise<readonly StepOutcome[]> {
  const learned: Record<string, string> = {};
  const outcomes: StepOutcome[] = [];
  for (const step of steps) {
    const result = await runStep(step, { runner, learned });
    if (result === 'nothing to do') show(`${step.purpose}: nothing to do`);
    outcomes.push({ purpose: step.purpose, result });
  }
  return outcomes;
}

async function runStep(
  { call, unless, onlyIf, learns }: Step,
  { runner, learned }: { readonly runner: ProgramRunner; readonly learned: Record<string, string> },
): Promise<StepOutcome['result']> {
  if (unless !== undefined && (await isAnsweredYes(unless, { runner, learned }))) return 'nothing to do';
  if (onlyIf !== undefined && !(await isAnsweredYes(onlyIf, { runner, learned }))) return 'nothing to do';
  const output = await runner.run(fillIn(call, learned));
  if (learns === undefined) return 'done';
  learned[learns] = output.trim();
  return 'learned';
}

async function isAnsweredYes(
  { call, isYes, noWhen }: Question,
  { runner, learned }: { readonly runner: ProgramRunner; readonly learned: Learned },
): Promise<boolean> {
  const filled = fillIn(call, learned);
  const outcome = await runner.ask(filled);
  if (outcome.exitCode !== 0 && noWhen?.test(`${outcome.stderr}\n${outcome.stdout}`) === true) return false;
  return isYes(expectSuccess(filled, outcome).stdout);
}
