import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const program = join(import.meta.dirname, '../../../../dist/tools/testbed/main.js');

const serverShape = z.looseObject({ uri: z.string(), env: z.record(z.string(), z.string()) });
const bucketsShape = z.object({ gs: serverShape, s3: serverShape, az: serverShape });

/** Real bucket servers on loopback, with the environment that their clients need. */
export interface RunningBuckets {
  readonly servers: z.infer<typeof bucketsShape>;
  stop(): Promise<void>;
}

/** Starts the bucket servers of tools/testbed, as Nx builds it before these tests. */
export async function startBuckets(): Promise<RunningBuckets> {
  const child = spawn(process.execPath, [program, 'buckets'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  for await (const line of createInterface(child.stdout)) {
    const stop = () => {
      child.stdin.end();
      return ended;
    };
    return { servers: bucketsShape.parse(JSON.parse(line)), stop };
  }
  throw new Error('expected the testbed to start, got its end');
}
