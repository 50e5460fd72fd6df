import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { type ProcessUsage, readProcessUsage } from './process-usage';

/** A server to measure. */
export interface ServerPlan {
  readonly name: string;
  /** The program and its words. */
  readonly command: readonly [string, ...string[]];
  readonly variables: Readonly<Record<string, string>>;
  /**
   * How it is known to be ready: by a line `{"msg":"ready","url":…}` that it writes, or, where it is told its port, by
   * its first answer to a question.
   */
  readonly ready: 'line' | { readonly port: number; readonly answers: (port: number) => Promise<boolean> };
}

/** A bundle of 100 fields takes half a minute to be verified, and longer where others run. */
const START_MS = 240_000;
/** How long a server may take to end when asked, before it is made to. */
const END_MS = 5_000;
const PROBE_MS = 100;

interface StartedServer {
  readonly name: string;
  readonly port: number;
  readonly startMs: number;
  readonly child: ChildProcess;
}

/** A server in processes of its own, all pinned to one core. */
export class ServerUnderTest {
  readonly name: string;
  readonly port: number;
  /** From the start of the process to when it is ready. */
  readonly startMs: number;
  private readonly child: ChildProcess;

  private constructor({ name, port, startMs, child }: StartedServer) {
    this.name = name;
    this.port = port;
    this.startMs = startMs;
    this.child = child;
  }

  /** Starts a server and waits until it is ready. */
  static async start(plan: ServerPlan, core: number): Promise<ServerUnderTest> {
    const startedMs = performance.now();
    const child = spawn('taskset', ['-c', String(core), ...plan.command], {
      env: { PATH: process.env['PATH'], ...plan.variables },
      stdio: ['ignore', 'pipe', plan.ready === 'line' ? 'inherit' : 'ignore'],
      // A group of its own, so that it ends with all that it starts.
      detached: true,
    });
    try {
      const port = await portWhenReady(child, plan);
      return new ServerUnderTest({ name: plan.name, port, startMs: performance.now() - startedMs, child });
    } catch (error) {
      await end(child);
      throw error;
    }
  }

  usage(): Promise<ProcessUsage> {
    return readProcessUsage(this.pid);
  }

  /** Of the process itself: `taskset` becomes the program that it starts. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  stop(): Promise<void> {
    return end(this.child);
  }
}

async function portWhenReady(child: ChildProcess, { name, ready }: ServerPlan): Promise<number> {
  const stopped = new AbortController();
  const ended = once(child, 'exit', { signal: stopped.signal }).then(([code]) => {
    throw new Error(`${name}: expected a server that gets ready, got its end with ${String(code)}`);
  });
  const late = wait(START_MS, undefined, { signal: stopped.signal }).then(() => {
    throw new Error(`${name}: expected it to be ready within ${START_MS / 1000} s`);
  });
  const port = ready === 'line' ? portOnLine(child.stdout) : probe(ready, stopped.signal);
  if (ready !== 'line') child.stdout?.resume();
  try {
    return await Promise.race([port, ended, late]);
  } finally {
    for (const other of [ended, late, port]) other.catch(() => undefined);
    stopped.abort();
  }
}

async function portOnLine(output: Readable | null): Promise<number> {
  if (output === null) throw new Error('expected the output of the server to be piped');
  const lines = createInterface(output);
  try {
    return await new Promise((resolve) => {
      lines.on('line', (line) => {
        const { msg, url } = parseLine(line);
        if (msg === 'ready') resolve(Number(new URL(String(url)).port));
      });
    });
  } finally {
    lines.close();
    // What it logs from now on is thrown away unread: the reader shares the core of the load.
    output.removeAllListeners('data').resume();
  }
}

async function probe({ port, answers }: Exclude<ServerPlan['ready'], 'line'>, signal: AbortSignal): Promise<number> {
  while (!signal.aborted) {
    if (await answers(port)) return port;
    await wait(PROBE_MS);
  }
  return port;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  killGroup(child, 'SIGTERM');
  await Promise.race([ended, wait(END_MS)]);
  killGroup(child, 'SIGKILL');
  await ended;
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: none of the group is left.
    if (!String(error).includes('ESRCH')) throw error;
  }
}

function parseLine(line: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = line.startsWith('{') ? JSON.parse(line) : {};
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}
