import { spawn } from 'node:child_process';
import { program } from './run-medcast';

/** When to kill a run: after so many lines of progress, and so many milliseconds more. */
export interface KillAt {
  readonly lines: number;
  readonly delayMs: number;
}

/**
 * Runs the built CLI in a folder and kills it with SIGKILL, which no program can catch.
 *
 * @returns whether it was killed before it had ended
 */
export function killMedcast(folder: string, words: readonly string[], at: KillAt): Promise<boolean> {
  const { INIT_CWD: _caller, ...env } = process.env;
  const child = spawn(process.execPath, [program, ...words], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let lines = 0;
  child.stderr.on('data', (text: Buffer) => {
    lines += text.toString().split('\n').length - 1;
    if (lines >= at.lines) setTimeout(() => child.kill('SIGKILL'), at.delayMs);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_code, signal) => {
      resolve(signal === 'SIGKILL');
    });
  });
}
