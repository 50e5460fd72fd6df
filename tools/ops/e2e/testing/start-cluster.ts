import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const program = join(import.meta.dirname, '../../../../dist/tools/testbed/main.js');

const clusterShape = z.looseObject({
  kubeconfig: z.string(),
  kubeconfigInside: z.string(),
  kubectl: z.string(),
  exec: z.array(z.string()),
  address: z.string(),
  registry: z.object({ outside: z.string() }).optional(),
  control: z.string(),
  exposed: z.record(z.string(), z.string()).default({}),
  nodes: z.array(z.looseObject({ name: z.string(), exec: z.array(z.string()) })),
  secondsToReady: z.number(),
});

/** A real cluster; what its fields are says tools/testbed/README.md. */
export interface RunningCluster extends z.infer<typeof clusterShape> {
  stop(): Promise<void>;
}

/** Starts the cluster of tools/testbed, as Nx builds it before these tests. */
export async function startCluster(words: readonly string[]): Promise<RunningCluster> {
  const child = spawn(process.execPath, [program, 'cluster', ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
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
    return { ...clusterShape.parse(JSON.parse(line)), stop };
  }
  throw new Error('expected the cluster to start, got its end');
}
