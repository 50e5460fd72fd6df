import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from './namespace/cgroups';

const PREFIX = 'medcast-cluster-';

/** Where the files of one cluster are. They go when it goes. */
export interface ClusterFolders {
  readonly root: string;
  readonly certificates: string;
  /** One file for each program. */
  readonly logs: string;
  /** What the control plane keeps. */
  readonly plane: string;
  /** What a node keeps, even when it is switched off. */
  readonly node: (name: string) => string;
}

/** Makes the folders of the cluster that this process runs; the id of the process is in their name. */
export async function createClusterFolders(): Promise<ClusterFolders> {
  // Short, because sockets are in there, whose paths may have no more than 107 characters.
  const root = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const folders = {
    root,
    certificates: join(root, 'certificates'),
    logs: join(root, 'logs'),
    plane: join(root, 'plane'),
    node: (name: string) => join(root, name),
  };
  for (const folder of [folders.certificates, folders.logs, folders.plane]) await mkdir(folder);
  return folders;
}

/** Removes the folders of clusters whose process was killed before it could. */
export async function removeOrphanedFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : process.pid;
    if (!isRunning(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}
