import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import type { RunningCluster } from './run-cluster';

/** What of a cluster is on the machine: all of it while it runs, nothing afterwards. */
export interface Traces {
  /** Ids of processes that were started with a path of the cluster's. */
  readonly processes: readonly string[];
  readonly mounts: readonly string[];
  readonly cgroups: readonly string[];
  readonly links: readonly string[];
  readonly folders: readonly string[];
}

/** No trace at all. */
export const NO_TRACES: Traces = { processes: [], mounts: [], cgroups: [], links: [], folders: [] };

/** Looks for traces of a cluster, running or not, in the machine's own namespaces. */
export async function findTraces({ kubeconfig, child }: RunningCluster): Promise<Traces> {
  const folder = dirname(kubeconfig);
  const linesWith = (text: string, word: string) => text.split('\n').filter((line) => line.includes(word));
  const links = (await execa('ip', ['-oneline', 'link'])).stdout;
  return {
    processes: await findProcesses(folder),
    mounts: linesWith(await readFile('/proc/self/mounts', 'utf8'), folder),
    cgroups: await findCgroups(`medcast-testbed-${child.pid ?? 0}`),
    links: [...linesWith(links, ' nodes:'), ...linesWith(links, ' node-')],
    folders: (await readdir(dirname(folder))).filter((name) => folder.endsWith(`/${name}`)),
  };
}

async function findProcesses(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (/^\d+$/.test(pid) && (await readCommand(pid)).includes(folder)) found.push(pid);
  }
  return found;
}

async function readCommand(pid: string): Promise<string> {
  try {
    return await readFile(join('/proc', pid, 'cmdline'), 'utf8');
  } catch {
    // ENOENT, ESRCH: it has ended since.
    return '';
  }
}

async function findCgroups(name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const hierarchy of await readdir('/sys/fs/cgroup')) {
    const folder = join('/sys/fs/cgroup', hierarchy);
    if ((await readdir(folder)).includes(name)) found.push(folder);
  }
  return found;
}
