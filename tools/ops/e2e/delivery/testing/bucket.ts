import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { z } from 'zod';
import { program } from '../../testing/run-medcast';
import type { RunningCluster } from '../../testing/start-cluster';

const testbed = join(import.meta.dirname, '../../../../../dist/tools/testbed/main.js');
const lineShape = z.object({ gs: z.object({ uri: z.string(), env: z.record(z.string(), z.string()) }) });

/** A bucket that the pods of a cluster reach. */
export interface RunningBucket {
  /** `gs://…` */
  readonly uri: string;
  /** What leads a client to it. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs the CLI beside it: the machine's own network does not lead there. */
  medcast(...words: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

/** Starts fake-gcs-server in the cluster's network. */
export async function startBucket({ exec, address }: RunningCluster): Promise<RunningBucket> {
  await execa(process.execPath, [testbed, 'tools', 'fake-gcs-server']);
  const [command, ...words] = [...exec, process.execPath, testbed, 'buckets', '--gs', '--host', address];
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  for await (const line of createInterface(child.stdout)) {
    const { uri, env } = lineShape.parse(JSON.parse(line)).gs;
    return {
      uri,
      env,
      async medcast(...cliWords) {
        const [first = '', ...rest] = [...exec, process.execPath, program, ...cliWords];
        return (await execa(first, rest, { env })).stdout;
      },
      stop() {
        child.stdin.end();
        return ended;
      },
    };
  }
  throw new Error('expected the bucket to start, got its end');
}
