import { z } from 'zod';
import { runTestbed } from './run-testbed';

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

/** Starts a cluster. */
export async function startCluster(words: readonly string[]): Promise<RunningCluster> {
  const { line, stop } = await runTestbed({ words: ['cluster', ...words], shape: clusterShape });
  return { ...line, stop };
}
