import { readFile } from 'node:fs/promises';

/** Clock ticks of `/proc` in a second: fixed for programs since Linux 2.6 (proc(5), `sysconf(_SC_CLK_TCK)`). */
const TICKS_PER_SECOND = 100;

/** What a process has taken up to now. */
export interface ProcessUsage {
  /** Of all its threads, in user and kernel mode, in microseconds; counted in steps of 10,000. */
  readonly cpuUs: number;
  /** Resident memory, in mebibytes. */
  readonly residentMi: number;
}

/** Reads what a process has taken, from `/proc`. */
export async function readProcessUsage(pid: number): Promise<ProcessUsage> {
  const [stat, status] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/status`, 'utf8'),
  ]);
  // The name, in brackets, may hold blanks; the state follows it, then utime and stime are the 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const residentKi = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
  return { cpuUs: (ticks * 1e6) / TICKS_PER_SECOND, residentMi: residentKi / 1024 };
}
