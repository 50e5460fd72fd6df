import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const testbed = join(import.meta.dirname, '../../../../../dist/tools/testbed/main.js');
const readyShape = z.object({ registry: z.string(), tools: z.string() });

/** A registry on loopback. */
export interface RunningRegistry {
  /** `127.0.0.1:40123` */
  readonly registry: string;
  /** Folder of crane. */
  readonly tools: string;
  readonly stop: () => Promise<void>;
}

/** Starts the registry of tools/testbed. */
export async function startRegistry(): Promise<RunningRegistry> {
  const child = spawn(process.execPath, [testbed, 'registry'], { stdio: ['pipe', 'pipe', 'inherit'] });
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
    return { ...readyShape.parse(JSON.parse(line)), stop };
  }
  throw new Error('expected the registry to start, got its end');
}
