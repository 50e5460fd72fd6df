import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Problem } from '@medcast/problem';
import { SYSTEM_PATH } from '../require-machine';

/** The scripts, as seen from `dist/tools/testbed/main.js`. */
const scriptsFolder = join(import.meta.dirname, '../../../tools/testbed/nodes');
const NEW_NAMESPACES = ['--mount', '--net', '--pid', '--uts', '--ipc'];

/** What a process of a cluster has in its environment: nothing of ours, above all no proxy. */
export const CLEAN_ENVIRONMENT = { PATH: SYSTEM_PATH, HOME: '/root' } as const;

/** A namespace to start. */
export interface NamespaceOptions {
  readonly script: 'control-plane.sh' | 'node.sh';
  readonly words: readonly string[];
  readonly cgroup: string;
  /** Absolute path of the file for what the script says of errors. */
  readonly log: string;
  /** In whose process namespace the new one is: it ends with it. */
  readonly parent?: Namespace;
  /** What to do between the script's first word and the go-ahead, for a script that waits for one. */
  readonly prepare?: (pid: number) => Promise<void>;
}

/** Namespaces of their own for mounts, network, processes, host name and shared memory. */
export interface Namespace {
  /** Of their first process, as the machine counts. */
  readonly pid: number;
  readonly cgroup: string;
  /** Ends every process in them, and waits until they are gone. */
  readonly stop: () => Promise<void>;
}

/** Words before a command that is to run in all namespaces of a machine of the cluster. */
export function wordsToEnter(pid: number): readonly string[] {
  return ['nsenter', '--target', String(pid), ...NEW_NAMESPACES, '--'];
}

/** Words before a command that is to run in a cgroup. */
export function wordsToJoin(cgroup: string): readonly string[] {
  return ['bash', join(scriptsFolder, 'join-cgroup.sh'), cgroup];
}

/** Words before a command that is to end when this process does, however that comes. */
export const WORDS_TO_END_WITH_US: readonly string[] = ['setpriv', '--pdeathsig', 'KILL'];

/**
 * Starts a script as the first process of new namespaces and waits until it says that it is ready.
 *
 * @throws Problem TESTBED_UNAVAILABLE with what the script said
 */
export async function startNamespace(options: NamespaceOptions): Promise<Namespace> {
  const log = await open(options.log, 'a');
  try {
    const child = spawnScript(options, log);
    const exit = once(child, 'exit');
    const pid = await waitUntilReady(child, options);
    const stop = async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      process.kill(pid, 'SIGKILL');
      await exit;
    };
    return { pid, cgroup: options.cgroup, stop };
  } finally {
    await log.close();
  }
}

function spawnScript({ script, words, cgroup, parent }: NamespaceOptions, log: FileHandle): ChildProcess {
  const inParent = parent === undefined ? [] : ['nsenter', '--target', String(parent.pid), '--pid', '--'];
  const unshare = ['unshare', ...NEW_NAMESPACES, '--fork', '--kill-child', '--mount-proc'];
  const command = [...wordsToJoin(cgroup), 'bash', join(scriptsFolder, script), ...words];
  const [file = '', ...rest] = [...WORDS_TO_END_WITH_US, ...inParent, ...unshare, ...command];
  return spawn(file, rest, { env: CLEAN_ENVIRONMENT, stdio: ['pipe', 'pipe', log.fd] });
}

async function waitUntilReady(
  child: ChildProcess,
  { script, log, prepare, parent }: NamespaceOptions,
): Promise<number> {
  if (child.stdout !== null) {
    for await (const word of createInterface(child.stdout)) {
      const pid = await findFirstProcess(child, parent === undefined ? 1 : 2);
      if (word === 'ready') return pid;
      await prepare?.(pid);
      child.stdin?.end('go ahead\n');
    }
  }
  const said = (await readFile(log, 'utf8')).trim();
  throw new Problem('TESTBED_UNAVAILABLE', `expected ${script} to be ready, got its end: ${said}; run it as real root`);
}

/** The first process is a child of `unshare`, which with a parent is itself a child of `nsenter`. */
async function findFirstProcess(child: ChildProcess, depth: number): Promise<number> {
  let pid = child.pid ?? 0;
  for (let level = 0; level < depth; level += 1) {
    pid = Number((await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim());
  }
  return pid;
}
