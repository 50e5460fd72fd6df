import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(__dirname, '../../../../dist/under-test/apps/predictor/main.js');

/** A program that a failed test has left behind must not keep the test runner waiting. */
const LIFETIME = { timeout: 120_000, killSignal: 'SIGKILL' } as const;

/** The variables that a test sets; nothing of this process's own settings gets through. */
export type Variables = Readonly<Record<string, string>>;

/** One line of the log. */
export type LogLine = Readonly<Record<string, unknown>>;

/** How a program ended. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real program in a process of its own. */
export class PredictorProcess {
  private stdout = '';
  private stderr = '';
  private readonly child: ChildProcess;
  private readonly waiting = new Set<() => void>();
  readonly ended: Promise<Ending>;

  constructor(variables: Variables, words: readonly string[] = []) {
    const { PATH = '' } = process.env;
    const env = { PATH, HOST: '127.0.0.1', PORT: '0', ADMIN_PORT: '0', DRAIN_SECONDS: '0', ...variables };
    this.child = spawn(process.execPath, [PROGRAM, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'], ...LIFETIME });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    if (this.child.stdout !== null) {
      createInterface(this.child.stdout).on('line', (line) => {
        this.stdout += `${line}\n`;
        this.waiting.forEach((check) => check());
      });
    }
    this.ended = new Promise((resolve) => {
      this.child.on('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr }));
    });
  }

  /** The log up to now, one object a line. */
  get log(): readonly LogLine[] {
    return this.stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  }

  get output(): string {
    return this.stdout + this.stderr;
  }

  /** Waits for a line of the log, with these fields; a program that ends without it is a failure. */
  async logged(message: string, fields: LogLine = {}): Promise<LogLine> {
    const expected = Object.entries(fields);
    const found = new Promise<LogLine>((resolve) => {
      const check = (): void => {
        const line = this.log.find(
          (one) => one['msg'] === message && expected.every(([name, value]) => one[name] === value),
        );
        if (line === undefined) return;
        this.waiting.delete(check);
        resolve(line);
      };
      this.waiting.add(check);
      check();
    });
    const failed = this.ended.then((ending) => {
      throw new Error(`the predictor ended before it logged "${message}": ${JSON.stringify(ending)}`);
    });
    return Promise.race([found, failed]);
  }

  kill(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): void {
    this.child.kill(signal);
  }

  async stop(): Promise<Ending> {
    this.kill();
    return this.ended;
  }
}

/** A predictor that has tried all its models. */
export interface RunningPredictor {
  readonly url: string;
  /** Where it serves operators. */
  readonly adminUrl: string;
  /** Where it speaks gRPC, `host:port`; "" where it does not. */
  readonly grpc: string;
  readonly process: PredictorProcess;
}

/** Starts the program and waits until it is ready, or knows that it is not. */
export async function startPredictor(variables: Variables): Promise<RunningPredictor> {
  const started = new PredictorProcess(variables);
  const { url } = await Promise.race([started.logged('ready'), started.logged('not ready')]);
  const { adminUrl, grpc = '' } = await started.logged('listening');
  return { url: String(url), adminUrl: String(adminUrl), grpc: String(grpc), process: started };
}
