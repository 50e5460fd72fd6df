import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const program = join(import.meta.dirname, '../../../../../dist/tools/testbed/main.js');

const clusterShape = z.looseObject({
  kubeconfig: z.string(),
  kubectl: z.string(),
  exposed: z.record(z.string(), z.string()).optional(),
});

/** A real cluster with one node. */
export interface RunningCluster {
  readonly kubeconfig: string;
  readonly kubectl: string;
  readonly exposed: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts the cluster of tools/testbed, as Nx builds it before these tests. */
export async function startCluster(words: readonly string[]): Promise<RunningCluster> {
  const child = spawn(process.execPath, [program, 'cluster', '--nodes', '1', ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  for await (const line of createInterface(child.stdout)) {
    const { kubeconfig, kubectl, exposed = {} } = clusterShape.parse(JSON.parse(line));
    const stop = () => {
      child.stdin.end();
      return ended;
    };
    return { kubeconfig, kubectl, exposed, stop };
  }
  throw new Error('expected the cluster to start, got its end');
}
