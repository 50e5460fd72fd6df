import { Writable } from 'node:stream';
import { Exec, type V1Status } from '@kubernetes/client-node';
import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { addClusterOptions, type Cluster, type ClusterOptions, openCluster } from '../cluster-access/cluster-options';
import { innermost } from '../diagnosis/rules/innermost';
import { reasonOf } from '../table/reason-of';
import { choosePod, mainContainerOf } from './choose-pods';
import { onClose } from './web-socket';

interface ExecOptions extends ClusterOptions {
  readonly container?: string;
  readonly stdin: boolean;
  readonly tty: boolean;
}

/** `medcast exec`: runs a command in a container of ours. */
export function createExecCommand(): Command {
  const command = new Command('exec')
    .description('run a command in a container of ours; our images have no shell, but /nodejs/bin/node')
    .argument('<workload-or-pod>', 'where')
    .argument('<command...>', 'what, after --')
    .option('-i, --stdin', 'pass standard input on', false)
    .option('-t, --tty', 'give it a terminal', false)
    .option('--container <name>', 'another container than the first');
  return addClusterOptions(command).action(execute);
}

async function execute(word: string, words: readonly string[], options: ExecOptions): Promise<void> {
  const cluster = openCluster(options);
  const pod = await choosePod(cluster, word);
  const container = options.container ?? mainContainerOf(pod);
  const output = { stdout: '', stderr: '' };
  const streams = options.json ? captureInto(output) : { stdout: process.stdout, stderr: process.stderr };
  const status = await run(cluster, { pod: pod.metadata.name, container, words, options, ...streams });
  const exitCode = exitCodeOf(status);
  if (options.json) process.stdout.write(`${JSON.stringify({ pod: pod.metadata.name, exitCode, ...output })}\n`);
  if (exitCode === 0) return;
  const detail = `expected ${words[0] ?? ''} in ${pod.metadata.name} to end with exit code 0, got ${exitCode ?? innermost(status.message ?? 'none')}`;
  throw new Problem('COMMAND_FAILED', detail);
}

interface Execution {
  readonly pod: string;
  readonly container: string;
  readonly words: readonly string[];
  readonly options: ExecOptions;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

async function run(cluster: Cluster, execution: Execution): Promise<V1Status> {
  const { pod, container, words, options, stdout, stderr } = execution;
  const stdin = options.stdin ? process.stdin : null;
  try {
    return await new Promise<V1Status>((resolve, reject) => {
      const exec = new Exec(cluster.config);
      exec
        .exec(
          cluster.namespace,
          pod,
          container,
          [...words],
          stdout,
          options.tty ? null : stderr,
          stdin,
          options.tty,
          resolve,
        )
        .then((socket: unknown) => {
          onClose(socket, () => reject(new Error('the connection was closed before the command ended')));
        })
        .catch(reject);
    });
  } catch (error) {
    const detail = `expected a connection into ${pod}, got ${reasonOf(error)}; see "medcast status"`;
    throw new Problem('CLUSTER_UNREACHABLE', detail, { cause: error });
  } finally {
    if (stdin !== null) stdin.unref();
  }
}

/** The API server writes the exit code into a cause; a status of success has none. */
function exitCodeOf({ status, details }: V1Status): number | undefined {
  if (status === 'Success') return 0;
  const cause = details?.causes?.find(({ reason }) => reason === 'ExitCode');
  return cause?.message === undefined ? undefined : Number(cause.message);
}

function captureInto(output: { stdout: string; stderr: string }): {
  readonly stdout: Writable;
  readonly stderr: Writable;
} {
  const capture = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        output[name] += chunk.toString('utf8');
        done();
      },
    });
  return { stdout: capture('stdout'), stderr: capture('stderr') };
}
