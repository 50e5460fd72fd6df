import type { ProgramKey } from '../clusters/program/known-programs';
import type { ProgramRunner } from '../clusters/program/program-runner';
import { checkProgram, type ProgramFinding } from './check-program';
import { type Need, needsOf, type Purpose } from './purposes';

/** What was found of a program, and what it is for. */
export interface Finding extends ProgramFinding {
  readonly purposes: readonly Purpose[];
  /** Whether something that was asked for does not work without it. */
  readonly isNeeded: boolean;
}

/** Looks for everything that some purposes need; of programs that can stand for each other, one is enough. */
export async function diagnose(purposes: readonly Purpose[], runner: ProgramRunner): Promise<readonly Finding[]> {
  const needs = purposes.flatMap((purpose) => needsOf[purpose].map((need) => ({ purpose, need })));
  const keys = [...new Set(needs.flatMap(({ need }) => need))];
  const found = new Map(await Promise.all(keys.map(async (key) => [key, await checkProgram(key, runner)] as const)));
  return [...found].map(([key, finding]) => {
    const uses = needs.filter(({ need }) => need.includes(key));
    return {
      ...finding,
      purposes: [...new Set(uses.map(({ purpose }) => purpose))],
      isNeeded: finding.state !== 'ok' && uses.some(({ need }) => isUnmet(need, found)),
    };
  });
}

function isUnmet(need: Need, found: ReadonlyMap<ProgramKey, ProgramFinding>): boolean {
  return need.every((key) => found.get(key)?.state !== 'ok');
}
