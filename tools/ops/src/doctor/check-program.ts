import { Problem } from '@medcast/problem';
import { type KnownProgram, knownPrograms, type ProgramKey } from '../clusters/program/known-programs';
import { callOf } from '../clusters/program/program-call';
import type { ProgramRunner } from '../clusters/program/program-runner';

/** What was found of a program, by running it. */
export interface ProgramFinding {
  readonly program: string;
  readonly state: 'ok' | 'missing' | 'too old' | 'not working';
  /** What it says of itself, where it says something. */
  readonly version?: string;
  /** Oldest version that will do. */
  readonly minimum: string;
  /** How to get it. */
  readonly get: string;
}

/** Runs a program so that it says its version, and judges it. */
export async function checkProgram(key: ProgramKey, runner: ProgramRunner): Promise<ProgramFinding> {
  const known: KnownProgram = knownPrograms[key];
  const base = { program: known.name, minimum: known.minimum, get: known.get };
  try {
    const { exitCode, stdout, stderr } = await runner.ask(callOf(known.name, ...known.versionArgs));
    const version = known.version.exec(`${stdout}\n${stderr}`)?.[1];
    if (exitCode !== 0 || version === undefined) return { ...base, state: 'not working' };
    return { ...base, version, state: isAtLeast(version, known.minimum) ? 'ok' : 'too old' };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...base, state: error.code === 'PROGRAM_MISSING' ? 'missing' : 'not working' };
  }
}

/** Whether one version is another or a later one: numbers, compared from the left. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [have, need] = [version, minimum].map((text) => text.split('.').map(Number));
  const difference = (need ?? []).map((part, index) => (have?.[index] ?? 0) - part).find((each) => each !== 0);
  return (difference ?? 0) >= 0;
}
