import { Problem } from '@medcast/problem';
import { callOf } from '../clusters/program/program-call';
import type { ProgramRunner } from '../clusters/program/program-runner';
import { type EngineName, engineNames } from './engine';

/**
 * Takes the engine that is asked for, else the first one that this machine has.
 *
 * @throws Problem PROGRAM_MISSING where there is none
 */
export async function chooseEngine(asked: EngineName | undefined, runner: ProgramRunner): Promise<EngineName> {
  if (asked !== undefined) return asked;
  for (const name of engineNames) if (await isThere(name, runner)) return name;
  const detail = `expected one of ${engineNames.join(', ')} on PATH, got none; medcast doctor says how to get one`;
  throw new Problem('PROGRAM_MISSING', detail);
}

/** Tells whether a program is on the PATH and runs. */
export async function isThere(program: string, runner: ProgramRunner): Promise<boolean> {
  try {
    return (await runner.ask(callOf(program, program === 'crane' ? 'version' : '--version'))).exitCode === 0;
  } catch (error) {
    if (error instanceof Problem && error.code === 'PROGRAM_MISSING') return false;
    throw error;
  }
}
