import { readFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** What a figure depends on beside the program. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryMi: number;
  readonly kernel: string;
  readonly node: string;
  /** Processes that ran or wanted to, on average over the minute before the bench. */
  readonly loadBefore: number;
  /** Share of all cores that others used in the second before the bench, 0 to 1. */
  readonly busyBefore: number;
}

/** Above this share the page says that others were running. */
export const QUIET_SHARE = 0.05;

/** Describes the machine that this runs on, and how busy it is before anything is measured. */
export async function describeMachine(): Promise<Machine> {
  const all = cpus();
  const [loadBefore = NaN] = loadavg();
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryMi: Math.round(totalmem() / 2 ** 20),
    kernel: release(),
    node: process.version,
    loadBefore,
    busyBefore: await busyShare(),
  };
}

async function busyShare(): Promise<number> {
  const before = parseCpuTimes(await readFile('/proc/stat', 'utf8'));
  await wait(1000);
  const after = parseCpuTimes(await readFile('/proc/stat', 'utf8'));
  return (after.busy - before.busy) / (after.all - before.all);
}

/** Reads the first line of `/proc/stat`, in clock ticks of all cores since the machine started (proc(5)). */
export function parseCpuTimes(stat: string): { readonly busy: number; readonly all: number } {
  const [first = ''] = stat.split('\n');
  // user nice system idle iowait irq softirq steal; what guests take is in user already.
  const [user = NaN, nice = NaN, system = NaN, idle = NaN, wait = NaN, ...rest] = first
    .split(/\s+/)
    .slice(1, 9)
    .map(Number);
  const busy = user + nice + system + rest.reduce((sum, ticks) => sum + ticks, 0);
  return { busy, all: busy + idle + wait };
}
