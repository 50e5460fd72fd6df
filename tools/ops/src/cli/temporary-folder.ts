import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Exit codes of a program that a signal ended: 128 and the signal's number. */
const signalExitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Gives work a folder of its own, and removes it when the work is done, fails, or is stopped by a signal:
 * what lies there is derived from people's data.
 */
export async function withTemporaryFolder<T>(prefix: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stopOnInterrupt = () => process.exit(signalExitCodes.SIGINT);
  const stopOnTerminate = () => process.exit(signalExitCodes.SIGTERM);
  process.once('exit', remove).once('SIGINT', stopOnInterrupt).once('SIGTERM', stopOnTerminate);
  try {
    return await use(folder);
  } finally {
    process.off('exit', remove).off('SIGINT', stopOnInterrupt).off('SIGTERM', stopOnTerminate);
    remove();
  }
}
