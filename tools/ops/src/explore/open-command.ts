import { spawn } from 'node:child_process';
import { Command } from 'commander';
import { gatewayNames } from '@medcast/deploy-contract';
import { addClusterOptions, type Cluster, type ClusterOptions, openCluster } from '../cluster-access/cluster-options';
import type { KubeObject } from '../cluster-access/kube-object';
import { kinds } from '../cluster-access/our-kinds';
import { choosePod } from './choose-pods';
import { forwardPort } from './forward-port';
import { portOf } from './port-forward-command';
import { untilInterrupted } from './until-interrupted';

interface OpenOptions extends ClusterOptions {
  readonly browser: boolean;
  readonly forward: boolean;
}

interface Route extends KubeObject {
  readonly spec?: { readonly hostnames?: readonly string[] };
}

/** `medcast open`: the form in a browser. */
export function createOpenCommand(): Command {
  const command = new Command('open')
    .description('open the form: at its public address where there is one, else through a forwarded port')
    .option('--forward', 'through a forwarded port in any case', false)
    .option('--no-browser', 'only print the address');
  return addClusterOptions(command).action(open);
}

async function open(options: OpenOptions): Promise<void> {
  const cluster = openCluster(options);
  const host = options.forward ? undefined : await findHost(cluster);
  if (host !== undefined) {
    show(`https://${host}/`, options);
    return;
  }
  const pod = await choosePod(cluster, 'web');
  const choice = { pod: pod.metadata.name, port: portOf(pod, false), localPort: 0 };
  const forwarded = await forwardPort(cluster, choice);
  show(`${forwarded.url}/`, options);
  await untilInterrupted();
  await forwarded.stop();
}

async function findHost({ objects, namespace }: Cluster): Promise<string | undefined> {
  if (!(await objects.has(kinds.route))) return undefined;
  const route = await objects.find<Route>({ ...kinds.route, namespace, name: gatewayNames.route });
  return route?.spec?.hostnames?.[0];
}

function show(url: string, { browser, json }: OpenOptions): void {
  process.stdout.write(json ? `${JSON.stringify({ url })}\n` : `${url}\n`);
  if (!browser) return;
  const [program, ...words] = openerFor(process.platform);
  if (program === undefined) return;
  const opener = spawn(program, [...words, url], { stdio: 'ignore', detached: true });
  // A machine without a desktop: the address stands above.
  opener.once('error', () => undefined);
  opener.unref();
}

function openerFor(platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return ['xdg-open'];
}
