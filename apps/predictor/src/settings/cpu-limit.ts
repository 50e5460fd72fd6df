import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isFileSystemError } from './is-file-system-error';

/** Where Linux says how much processor time a container gets: control groups of version 2, then of version 1. */
const FILES = {
  max: '/sys/fs/cgroup/cpu.max',
  quota: '/sys/fs/cgroup/cpu/cpu.cfs_quota_us',
  period: '/sys/fs/cgroup/cpu/cpu.cfs_period_us',
} as const;

/** The contents of these files; `undefined` for one that there is not. */
export type CpuLimitFiles = Readonly<Record<keyof typeof FILES, string | undefined>>;

/**
 * The processors that a container may use, as a number: 1.5 for "150000 100000".
 *
 * @returns `undefined` where there is no limit
 */
export function parseCpuLimit({ max, quota, period }: CpuLimitFiles): number | undefined {
  const [allowed, each] = max === undefined ? [quota, period] : max.trim().split(/\s+/);
  const limit = Number(allowed) / Number(each);
  return Number.isFinite(limit) && limit > 0 ? limit : undefined;
}

/** Whole processors that this program may use: at least 1, at most those of the machine. */
export function countProcessors(read: (path: string) => string | undefined = readIfThere): number {
  const limit = parseCpuLimit({ max: read(FILES.max), quota: read(FILES.quota), period: read(FILES.period) });
  return Math.max(1, Math.min(availableParallelism(), Math.floor(limit ?? Infinity)));
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!isFileSystemError(error)) throw error;
    return undefined;
  }
}
