import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import type { ClusterDescription } from '../../src/kubernetes/describe-cluster';

const program = join(import.meta.dirname, '../../../../dist/tools/testbed/main.js');

/** A cluster that the built program runs. */
export interface RunningCluster extends ClusterDescription {
  readonly child: ChildProcess;
  /** Runs kubectl as the cluster's administrator, and gives what it says. */
  readonly runKubectl: (words: readonly string[], input?: unknown) => Promise<string>;
  /** Closes its standard input and waits for its end. */
  readonly stop: () => Promise<number | null>;
}

/** Starts the program and waits for its line. */
export async function runCluster(...words: readonly string[]): Promise<RunningCluster> {
  const child = spawn(process.execPath, [program, 'cluster', ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  for await (const line of createInterface(child.stdout)) {
    const description = JSON.parse(line) as ClusterDescription;
    const runKubectl = async (kubectlWords: readonly string[], input?: unknown) => {
      const env = { KUBECONFIG: description.kubeconfig };
      const options = input === undefined ? { env } : { env, input: JSON.stringify(input) };
      return (await execa(description.kubectl, kubectlWords, options)).stdout;
    };
    const stop = async () => {
      child.stdin.end();
      await closed;
      return child.exitCode;
    };
    return { ...description, child, runKubectl, stop };
  }
  throw new Error('expected the cluster to start, got its end');
}
