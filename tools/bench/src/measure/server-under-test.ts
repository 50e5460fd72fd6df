import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type ProcessUsage, readProcessUsage } from './process-usage';

/** A server to measure. */
export interface ServerPlan {
  readonly name: string;
  /** A JavaScript program and its words. It writes a line `{"msg":"ready","url":…}` once it answers. */
  readonly program: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

interface StartedServer {
  readonly name: string;
  readonly port: number;
  readonly startMs: number;
  readonly child: ChildProcess;
}

/** A server in a process of its own, pinned to one core. */
export class ServerUnderTest {
  readonly name: string;
  readonly port: number;
  /** From the start of the process to the line that says ready. */
  readonly startMs: number;
  private readonly child: ChildProcess;

  private constructor({ name, port, startMs, child }: StartedServer) {
    this.name = name;
    this.port = port;
    this.startMs = startMs;
    this.child = child;
  }

  /** Starts a server and waits until it is ready. */
  static async start({ name, program, variables = {} }: ServerPlan, core: number): Promise<ServerUnderTest> {
    const startedMs = performance.now();
    const child = spawn('taskset', ['-c', String(core), process.execPath, ...program], {
      env: { PATH: process.env['PATH'], ...variables },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<URL>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it was ready`)));
      createInterface(child.stdout).on('line', (line) => {
        const { msg, url: at } = parseLine(line);
        if (msg === 'ready') resolve(new URL(String(at)));
      });
    });
    return new ServerUnderTest({ name, port: Number(url.port), startMs: performance.now() - startedMs, child });
  }

  usage(): Promise<ProcessUsage> {
    return readProcessUsage(this.child.pid ?? 0);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }
}

function parseLine(line: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = line.startsWith('{') ? JSON.parse(line) : {};
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}
