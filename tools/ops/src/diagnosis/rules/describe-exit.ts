import type { Terminated } from '../../cluster-access/kube-pod';

/** Exit codes that say why by themselves; from 129 on 128 and the number of a signal. */
const MEANINGS: Readonly<Record<number, string>> = {
  0: 'it ended by itself, as if its work were done',
  1: 'it gave up; its log says why',
  2: 'it was called wrongly or gave up; its log says why',
  126: 'its program may not be executed',
  127: 'its program was not found',
  128: 'it could not be started',
  132: 'it ran an instruction that this processor does not have: the image is of another architecture',
  134: 'it aborted',
  137: 'it was killed (SIGKILL)',
  139: 'it broke off with a memory fault (SIGSEGV)',
  143: 'it was asked to end (SIGTERM) and did',
};

/** "exit code 137: it was killed (SIGKILL)" */
export function describeExit({ exitCode }: Pick<Terminated, 'exitCode'>): string {
  const meaning = MEANINGS[exitCode] ?? (exitCode > 128 ? `it was ended by signal ${exitCode - 128}` : undefined);
  return meaning === undefined ? `exit code ${exitCode}` : `exit code ${exitCode}: ${meaning}`;
}
