import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = join(import.meta.dirname, '../../../../dist/tools/testbed/main.js');

/** Starts the bucket servers once for all test files, which find them in `MEDCAST_TESTBED`. */
export default async function startBuckets() {
  const testbed = spawn(process.execPath, [program, 'buckets'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = once(testbed, 'exit').then(([code]) => {
    throw new Error(`testbed ended with code ${code} before it was ready`);
  });
  const [line] = await Promise.race([once(createInterface(testbed.stdout), 'line'), exit]);
  exit.catch(() => undefined);
  process.env['MEDCAST_TESTBED'] = line;
  globalThis.medcastTestbed = testbed;
}
