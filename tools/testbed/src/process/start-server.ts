import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@medcast/problem';

/** A server to start. */
export interface ServerProgram {
  readonly name: string;
  readonly file: string;
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where it answers HTTP, with any status, once it is ready. */
  readonly url: string;
}

/** A server that runs as a child of this process. */
export interface RunningServer {
  readonly name: string;
  /** Resolves with the reason when the server ends without having been told to. */
  readonly crashed: Promise<string>;
  /** Ends the server and waits until it is gone; harmless when it is gone already. */
  readonly stop: () => Promise<void>;
}

const START_LIMIT_MS = 60_000;
const PROBE_PAUSE_MS = 50;
const PATIENCE_MS = 5_000;
const TAIL_LENGTH = 2_000;

/**
 * Starts a server and waits until it answers.
 *
 * @throws Problem TESTBED_UNAVAILABLE with the last words of a server that ended or stayed silent for a minute
 */
export async function startServer(program: ServerProgram): Promise<RunningServer> {
  const child = spawn(program.file, program.words, {
    env: { ...process.env, ...program.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lastWords = keepLastWords(child);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(`it ended with ${signal ?? `code ${code ?? 'none'}`}: ${lastWords()}`),
    );
  });
  const stop = () => stopChild(child);
  const failure = await Promise.race([ended, waitUntilAnswers(program.url)]);
  if (failure !== undefined) {
    await stop();
    const detail = `expected ${program.name} to answer at ${program.url}, got: ${failure}; see its message`;
    throw new Problem('TESTBED_UNAVAILABLE', detail);
  }
  return { name: program.name, crashed: ended, stop };
}

function keepLastWords(child: ChildProcess): () => string {
  let tail = '';
  const keep = (chunk: Buffer) => (tail = (tail + chunk.toString()).slice(-TAIL_LENGTH));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => tail.trim();
}

/** @returns why it does not answer, or nothing */
async function waitUntilAnswers(url: string): Promise<string | undefined> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    try {
      await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
      return undefined;
    } catch {
      // TypeError, TimeoutError: it does not listen yet.
      await sleep(PROBE_PAUSE_MS);
    }
  }
  return `no answer within ${START_LIMIT_MS / 1000} s`;
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await exit;
  clearTimeout(timer);
}
