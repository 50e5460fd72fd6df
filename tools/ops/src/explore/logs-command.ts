import { createInterface } from 'node:readline';
import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { parseCount, parseSeconds } from '../cli/standard-options';
import { answerProblem } from '../cluster-access/answer-problem';
import { addClusterOptions, type Cluster, type ClusterOptions, openCluster } from '../cluster-access/cluster-options';
import type { Pod } from '../cluster-access/kube-pod';
import { choosePods, mainContainerOf } from './choose-pods';

interface LogsOptions extends ClusterOptions {
  readonly follow: boolean;
  readonly previous: boolean;
  readonly since?: number;
  readonly tail?: number;
  readonly container?: string;
}

/** `medcast logs`: what pods of ours have written. */
export function createLogsCommand(): Command {
  const command = new Command('logs')
    .description('show the logs of a workload (all its pods) or of one pod')
    .argument('[workload-or-pod]', 'whose logs', 'predictor')
    .option('-f, --follow', 'go on until interrupted', false)
    .option('--previous', 'of the run before the last restart', false)
    .option('--since <duration>', 'only what is younger, such as 10m', parseSeconds)
    .option('--tail <lines>', 'only the last lines', parseCount)
    .option('--container <name>', 'another container than the first');
  return addClusterOptions(command).action(showLogs);
}

async function showLogs(word: string, options: LogsOptions): Promise<void> {
  if (options.follow && options.previous) {
    throw new Problem('USAGE', 'expected --follow or --previous, got both; what has ended cannot be followed');
  }
  const cluster = openCluster(options);
  const pods = await choosePods(cluster, word);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const print = printerFor(pods.length, options.json);
  try {
    if (options.follow) {
      await Promise.all(pods.map((pod) => printLog(cluster, pod, { options, signal: stop.signal, print })));
    } else for (const pod of pods) await printLog(cluster, pod, { options, signal: stop.signal, print });
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

type Print = (pod: string, line: string) => void;

/** Lines of several pods say whose they are. */
function printerFor(count: number, json: boolean): Print {
  if (json) return (pod, line) => process.stdout.write(`${JSON.stringify({ pod, line })}\n`);
  return (pod, line) => process.stdout.write(count > 1 ? `${pod} ${line}\n` : `${line}\n`);
}

interface LogReading {
  readonly options: LogsOptions;
  readonly signal: AbortSignal;
  readonly print: Print;
}

async function printLog({ link, namespace }: Cluster, pod: Pod, { options, signal, print }: LogReading): Promise<void> {
  const { follow, previous, since, tail, container = mainContainerOf(pod) } = options;
  const { name } = pod.metadata;
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/log`;
  const query = { container, follow, previous, sinceSeconds: since, tailLines: tail };
  const { status, body } = await link.open({ method: 'GET', path, query, accept: '*/*' }, signal);
  const lines: string[] = [];
  try {
    for await (const line of createInterface(body)) {
      if (status === 200) print(name, line);
      else lines.push(line);
    }
  } catch (error) {
    // Interrupted by the person who follows.
    if (!signal.aborted) throw error;
  }
  if (status !== 200) throw answerProblem(`read the log of ${name}`, { status, text: lines.join('\n') });
}
