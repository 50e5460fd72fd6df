import { mkdir, readdir, readFile, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HIERARCHIES = '/sys/fs/cgroup';
const PREFIX = 'medcast-testbed-';
const REMOVAL_TRIES = 100;
const REMOVAL_PAUSE_MS = 100;

/** Name of the cgroup that holds everything of the cluster that a process runs. */
export function clusterCgroup(pid: number): string {
  return `${PREFIX}${pid}`;
}

/** Makes a cgroup in every hierarchy of cgroup v1, and in that of v2 which stands beside them. */
export async function createCgroup(name: string): Promise<void> {
  for (const hierarchy of await listHierarchies()) {
    const folder = join(hierarchy, name);
    await mkdir(folder, { recursive: true });
    // A new cpuset is empty, and no process may join it.
    if (hierarchy.endsWith('/cpuset')) {
      for (const file of ['cpuset.cpus', 'cpuset.mems']) {
        await writeFile(join(folder, file), await readFile(join(hierarchy, file)));
      }
    }
  }
}

/** Removes a cgroup and all below it; the kernel lets go of a cgroup a moment after its last process has ended. */
export async function removeCgroup(name: string): Promise<void> {
  for (const hierarchy of await listHierarchies()) {
    for (let tries = 0; tries < REMOVAL_TRIES && !(await removeTree(join(hierarchy, name))); tries += 1) {
      await sleep(REMOVAL_PAUSE_MS);
    }
  }
}

/** Removes the cgroups of clusters whose process was killed before it could. */
export async function removeOrphanedCgroups(): Promise<void> {
  const names = new Set<string>();
  for (const hierarchy of await listHierarchies()) {
    for (const name of await readdir(hierarchy)) if (name.startsWith(PREFIX)) names.add(name);
  }
  for (const name of names) if (!isRunning(Number(name.slice(PREFIX.length)))) await removeCgroup(name);
}

/** Whether a process with this id is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // ESRCH: nobody has this id.
    return false;
  }
}

async function listHierarchies(): Promise<readonly string[]> {
  const entries = await readdir(HIERARCHIES, { withFileTypes: true });
  // Beside the folders stand links to those that hold several controllers.
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(HIERARCHIES, entry.name));
}

async function removeTree(folder: string): Promise<boolean> {
  try {
    for (const name of await readdir(folder)) {
      if ((await stat(join(folder, name))).isDirectory()) await removeTree(join(folder, name));
    }
    await rmdir(folder);
    return true;
  } catch (error) {
    // ENOENT: gone already. EBUSY: a process still ends.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
