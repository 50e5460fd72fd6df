import { execa } from 'execa';
import { z } from 'zod';
import { program } from '../../testing/run-medcast';
import { runTestbed, testbed } from '../../testing/run-testbed';
import type { RunningCluster } from '../../testing/start-cluster';

const bucketShape = z.object({ gs: z.object({ uri: z.string(), env: z.record(z.string(), z.string()) }) });

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
  const words = ['buckets', '--gs', '--host', address];
  const { line, stop } = await runTestbed({ words, shape: bucketShape, exec });
  const { uri, env } = line.gs;
  return {
    uri,
    env,
    async medcast(...cliWords) {
      const [first = '', ...rest] = [...exec, process.execPath, program, ...cliWords];
      return (await execa(first, rest, { env })).stdout;
    },
    stop,
  };
}
