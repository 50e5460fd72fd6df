import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { z } from 'zod';

/** The testbed, as Nx builds it before these tests. */
export const testbed = join(import.meta.dirname, '../../../../dist/tools/testbed/main.js');

/** What the testbed has started. */
export interface RunningTestbed<Line> {
  /** What it says of it: tools/testbed/README.md. */
  readonly line: Line;
  stop(): Promise<void>;
}

/** How the testbed is run. */
export interface TestbedRun<Shape extends z.ZodType> {
  readonly words: readonly string[];
  readonly shape: Shape;
  /** Words before the command, that lead it into a cluster's network. */
  readonly exec?: readonly string[];
}

/** Starts what `testbed WORDS` starts, and waits for its line. */
export async function runTestbed<Shape extends z.ZodType>({
  words,
  shape,
  exec = [],
}: TestbedRun<Shape>): Promise<RunningTestbed<z.infer<Shape>>> {
  const [command = '', ...rest] = [...exec, process.execPath, testbed, ...words];
  const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
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
    return { line: shape.parse(JSON.parse(line)), stop };
  }
  throw new Error(`expected "testbed ${words.join(' ')}" to start, got its end`);
}
