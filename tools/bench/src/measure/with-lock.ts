import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Does something while this process alone holds a file, by flock(1), so that several benches on a machine take turns.
 *
 * @param file held meanwhile; none where it is undefined
 */
export async function withLock<T>(file: string | undefined, work: () => Promise<T>): Promise<T> {
  if (file === undefined) return work();
  const holder = spawn('flock', [file, 'sh', '-c', 'echo held; exec cat'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(holder, 'exit');
  const held = await Promise.race([once(holder.stdout, 'data').then(() => true), ended.then(() => false)]);
  if (!held) throw new Error(`expected flock to hold ${file}, got its end`);
  try {
    return await work();
  } finally {
    holder.stdin.end();
    await ended;
  }
}
