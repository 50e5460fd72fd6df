import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { waitForEnd } from '../process/wait-for-end';
import { exposeService, startControl } from './control/start-control';
import { type ExposedService, parseExposedService } from './control/exposed-service';
import { describeCluster } from './describe-cluster';
import { installKubernetes } from './install-kubernetes';
import { MOST_NODES, PLANE_ADDRESS, REGISTRY_PORT } from './network-plan';
import { requireMachine } from './require-machine';
import { startCluster } from './start-cluster';

interface Options {
  readonly nodes: number;
  readonly image: readonly string[];
  readonly expose: readonly ExposedService[];
}

const HELP = `
It needs root, and Debian's containerd, runc, containernetworking-plugins, iptables and iproute2. The first start builds
Kubernetes with Go, which takes 10 to 25 minutes; later ones take seconds. See tools/testbed/README.md for the fields of
the line and for the requests of the control endpoint.`;

/** `testbed cluster`: a real Kubernetes in namespaces of its own, for as long as standard input is open. */
export function createClusterCommand(): Command {
  return new Command('cluster')
    .description('start a Kubernetes cluster, print one JSON line when it is ready, run until standard input closes')
    .option('--nodes <count>', `nodes, 0 to ${MOST_NODES}; with 0 there is an API server alone`, parseNodeCount, 1)
    .option(
      '--image <file>',
      'archive of images (OCI or Docker) that every node is to have; repeatable',
      collectFile,
      [],
    )
    .option(
      '--expose <name=namespace/service:port>',
      'lead a port of loopback to a service, which may come later; repeatable',
      (text, before: readonly ExposedService[]) => [...before, parseExposedService(text)],
      [],
    )
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      await runCluster(options);
    });
}

async function runCluster({ nodes, image, expose }: Options): Promise<void> {
  await requireMachine(nodes);
  const programs = await installKubernetes();
  // From here on there is something to take down; a build, before, just ends with this process.
  const ended = waitForEnd();
  const cluster = await startCluster({ programs, nodeCount: nodes, images: image });
  try {
    const registryPort =
      nodes === 0 ? undefined : await cluster.plane.relay.open({ host: PLANE_ADDRESS, port: REGISTRY_PORT });
    const exposed = new Map<string, string>();
    for (const service of expose) exposed.set(service.name, await exposeService(cluster, service));
    const describe = (): unknown => describeCluster(cluster, { control: control.url, exposed, registryPort });
    const control = await startControl(cluster, describe);
    process.stdout.write(`${JSON.stringify(describe())}\n`);
    await ended;
    await control.stop();
  } finally {
    await cluster.stop();
  }
}

function parseNodeCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0 && count <= MOST_NODES) return count;
  throw new InvalidArgumentError(`expected a whole number from 0 to ${MOST_NODES}, got "${text}"`);
}

function collectFile(file: string, before: readonly string[]): readonly string[] {
  return [...before, resolve(file)];
}
