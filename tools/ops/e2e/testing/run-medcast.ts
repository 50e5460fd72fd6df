import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The CLI as Nx builds it before these tests. */
export const program = join(import.meta.dirname, '../../../../dist/tools/ops/main.js');

/** How a run of the CLI ended. */
export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a run differs from one that is left alone. */
export interface CliRunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Text on standard output at which the run is told to terminate. */
  readonly terminateAt?: string;
  /** The signal that tells it; SIGTERM by default. */
  readonly signal?: 'SIGINT' | 'SIGTERM';
}

/** Runs the built CLI in a folder. */
export function runMedcast(folder: string, words: readonly string[], options: CliRunOptions = {}): Promise<CliRun> {
  const { INIT_CWD: _caller, ...env } = process.env;
  const child = spawn(process.execPath, [program, ...words], { cwd: folder, env: { ...env, ...options.env } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString();
    if (options.terminateAt !== undefined && output.stdout.includes(options.terminateAt))
      child.kill(options.signal ?? 'SIGTERM');
  });
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      resolve({ exitCode, ...output });
    });
  });
}
