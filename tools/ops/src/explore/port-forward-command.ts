import { workloads } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { addClusterOptions, type ClusterOptions, openCluster } from '../cluster-access/cluster-options';
import type { Pod } from '../cluster-access/kube-pod';
import { choosePod, workloadOf } from './choose-pods';
import { forwardPort } from './forward-port';
import { untilInterrupted } from './until-interrupted';

interface ForwardOptions extends ClusterOptions {
  readonly admin: boolean;
}

const PORTS = /^(?:(\d{1,5}):)?(\d{1,5})$/;

/** `medcast port-forward`: a port of a pod on this machine. */
export function createPortForwardCommand(): Command {
  const command = new Command('port-forward')
    .description('bring a port of a pod to this machine, on loopback, until interrupted')
    .argument('[workload-or-pod]', 'which pod', 'predictor')
    .argument('[local:remote]', 'ports; by default any free one, and the one that serves people')
    .option('--admin', "the predictor's admin port: metrics, shadow report, models", false);
  return addClusterOptions(command).action(forward);
}

async function forward(word: string, ports: string | undefined, options: ForwardOptions): Promise<void> {
  const cluster = openCluster(options);
  const pod = await choosePod(cluster, word);
  const { localPort, port } = parsePorts(ports, portOf(pod, options.admin));
  const forwarded = await forwardPort(cluster, { pod: pod.metadata.name, port, localPort });
  const { url } = forwarded;
  const text = `${url} is port ${port} of ${pod.metadata.name}; end it with Ctrl-C\n`;
  process.stdout.write(options.json ? `${JSON.stringify({ url, pod: pod.metadata.name, port })}\n` : text);
  await untilInterrupted();
  await forwarded.stop();
}

/** The port of a pod that serves people, or operators. */
export function portOf(pod: Pod, isAdmin: boolean): number {
  const workload = workloadOf(pod);
  const declared = workload === undefined ? undefined : workloads[workload];
  const port = isAdmin
    ? workloads.predictor.adminPort
    : (declared?.port ?? pod.spec.containers[0]?.ports?.[0]?.containerPort);
  if (port !== undefined && !(isAdmin && workload !== 'predictor')) return port;
  const detail = `expected a pod with ${isAdmin ? 'an admin port' : 'a port'}, got ${pod.metadata.name}; name the port as LOCAL:REMOTE`;
  throw new Problem('USAGE', detail);
}

function parsePorts(text: string | undefined, remote: number): { readonly localPort: number; readonly port: number } {
  if (text === undefined) return { localPort: 0, port: remote };
  const [, local, port] = PORTS.exec(text) ?? [];
  if (port === undefined) throw new Problem('USAGE', `expected ports such as 8080:3000, got ${text}`);
  return { localPort: Number(local ?? port), port: Number(port) };
}
