import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks of `/proc` in a second: fixed for programs since Linux 2.6 (proc(5), `sysconf(_SC_CLK_TCK)`). */
const TICKS_PER_SECOND = 100;

/** What a process and all that it started have taken up to now. */
export interface ProcessUsage {
  /** Of all threads, in user and kernel mode, in microseconds; counted in steps of 10,000. */
  readonly cpuUs: number;
  /** Resident memory, in mebibytes; pages that processes share count for each. */
  readonly residentMi: number;
  /** The most that it has been; of several processes the sum of the most of each. */
  readonly peakMi: number;
}

/** Reads from `/proc` what a process and those below it have taken. */
export async function readProcessUsage(pid: number): Promise<ProcessUsage> {
  const own = await readOneProcess(pid);
  const below = await Promise.all((await childrenOf(pid)).map(readIfThere));
  return below.reduce(add, own);
}

function add(one: ProcessUsage, other: ProcessUsage): ProcessUsage {
  return {
    cpuUs: one.cpuUs + other.cpuUs,
    residentMi: one.residentMi + other.residentMi,
    peakMi: one.peakMi + other.peakMi,
  };
}

async function readOneProcess(pid: number): Promise<ProcessUsage> {
  const [stat, status] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/status`, 'utf8'),
  ]);
  // The name, in brackets, may hold blanks; the state follows it, then utime and stime are the 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const mebibytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
  return { cpuUs: (ticks * 1e6) / TICKS_PER_SECOND, residentMi: mebibytes('VmRSS'), peakMi: mebibytes('VmHWM') };
}

/** A process below may have ended meanwhile: then nothing is counted for it. */
function readIfThere(pid: number): Promise<ProcessUsage> {
  return readProcessUsage(pid).catch(() => ({ cpuUs: 0, residentMi: 0, peakMi: 0 }));
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const threads = await readdir(`/proc/${pid}/task`);
  const texts = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return texts.flatMap((text) =>
    text
      .split(' ')
      .filter((word) => word.trim() !== '')
      .map(Number),
  );
}
