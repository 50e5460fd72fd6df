import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLEAN_ENVIRONMENT, type Namespace, WORDS_TO_END_WITH_US, wordsToEnter, wordsToJoin } from './start-namespace';

const RESTART_PAUSE_MS = 500;

/** A program of the cluster. */
export interface Program {
  /** Of its log: `kube-apiserver`. */
  readonly name: string;
  readonly words: readonly string[];
}

/** A program that runs until its machine is switched off. */
export interface Supervised {
  readonly name: string;
  /** Says that it is no longer wanted. Its namespace ends it. */
  readonly release: () => void;
  /** Resolves when it has been released and is gone. */
  readonly ended: Promise<void>;
}

/**
 * Runs a program in a namespace, and again whenever it ends, as an init system does: a kubelet, for one, gives up when
 * the API server is away.
 *
 * @param log absolute path of the file that gets its output
 */
export function supervise(namespace: Namespace, program: Program, log: string): Supervised {
  const state = { isWanted: true };
  const ended = keepRunning(namespace, program, { log, isWanted: () => state.isWanted });
  const release = () => {
    state.isWanted = false;
  };
  return { name: program.name, release, ended };
}

interface Supervision {
  readonly log: string;
  readonly isWanted: () => boolean;
}

async function keepRunning(namespace: Namespace, { name, words }: Program, supervision: Supervision): Promise<void> {
  const log = await open(supervision.log, 'a');
  try {
    while (supervision.isWanted()) {
      const child = enter(namespace, words, log.fd);
      await once(child, 'close');
      if (!supervision.isWanted()) return;
      await log.write(`testbed: ${name} ended with ${child.signalCode ?? String(child.exitCode)}; starting it again\n`);
      await sleep(RESTART_PAUSE_MS);
    }
  } finally {
    await log.close();
  }
}

function enter({ pid, cgroup }: Namespace, words: readonly string[], output: number): ChildProcess {
  const [file = '', ...rest] = [...WORDS_TO_END_WITH_US, ...wordsToEnter(pid), ...wordsToJoin(cgroup), ...words];
  return spawn(file, rest, { env: CLEAN_ENVIRONMENT, stdio: ['ignore', output, output] });
}
