import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Problem } from '@medcast/problem';

/** What a process of a cluster finds programs by; a plain user's path has no `sbin`. */
export const SYSTEM_PATH = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'].join(
  delimiter,
);

/** Where Debian puts the CNI plugins. */
export const CNI_FOLDER = '/usr/lib/cni';

/** Debian's packages by the programs that are used of them. */
const planePrograms = {
  unshare: 'util-linux',
  nsenter: 'util-linux',
  setpriv: 'util-linux',
  mount: 'mount',
  ip: 'iproute2',
  openssl: 'openssl',
  tar: 'tar',
} as const;

/** Likewise, for nodes. */
const nodePrograms = {
  containerd: 'containerd',
  ctr: 'containerd',
  runc: 'runc',
  iptables: 'iptables',
  [join(CNI_FOLDER, 'ptp')]: 'containernetworking-plugins',
  [join(CNI_FOLDER, 'portmap')]: 'containernetworking-plugins',
} as const;

/** What of a machine decides whether a cluster can run there. */
export interface Machine {
  readonly platform: string;
  /** Of the user; Windows has none. */
  readonly uid: number | undefined;
  /** Where programs are found. */
  readonly path: string;
  /** Absolute path of what only cgroup v1 has. */
  readonly cgroup: string;
}

const thisMachine: Machine = {
  platform: process.platform,
  uid: process.getuid?.(),
  path: SYSTEM_PATH,
  cgroup: '/sys/fs/cgroup/memory/cgroup.procs',
};

/**
 * Refuses a machine on which a cluster cannot run: only Linux as root can make namespaces, and the nodes need programs
 * that Debian brings, and cgroup v1 (alone, or beside v2 as in systemd's hybrid layout).
 *
 * @throws Problem TESTBED_UNAVAILABLE that says what to do
 */
export async function requireMachine(nodeCount: number, machine = thisMachine): Promise<void> {
  const { platform, uid, path, cgroup } = machine;
  if (platform !== 'linux' || uid !== 0) {
    throw unavailable(`root on Linux, got user ${uid ?? 'none'} on ${platform}; run it as root`);
  }
  const needed = nodeCount === 0 ? planePrograms : { ...planePrograms, ...nodePrograms };
  const missing = new Set<string>();
  for (const [program, name] of Object.entries(needed)) if (!(await isInstalled(program, path))) missing.add(name);
  if (missing.size > 0) {
    const names = [...missing].join(' ');
    throw unavailable(`Debian's ${names}, got none; run: apt-get install --yes --no-install-recommends ${names}`);
  }
  if (!(await isThere(cgroup, constants.R_OK))) {
    throw unavailable('cgroup v1 under /sys/fs/cgroup, got v2 alone; boot with systemd.unified_cgroup_hierarchy=0');
  }
}

function unavailable(detail: string): Problem {
  return new Problem('TESTBED_UNAVAILABLE', `a cluster needs ${detail}`);
}

async function isInstalled(program: string, path: string): Promise<boolean> {
  const candidates = program.startsWith('/') ? [program] : path.split(delimiter).map((folder) => join(folder, program));
  const found = await Promise.all(candidates.map((candidate) => isThere(candidate, constants.X_OK)));
  return found.includes(true);
}

async function isThere(path: string, mode: number): Promise<boolean> {
  try {
    await access(path, mode);
    return true;
  } catch {
    // ENOENT, EACCES: not there, or not for us.
    return false;
  }
}
