import { type EnvironmentName, environments } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import { type Command, Option } from 'commander';
import type { KubeConfig } from '@kubernetes/client-node';
import { jsonOption } from '../cli/standard-options';
import type { ClusterLink } from './cluster';
import { type ClusterObjects, openObjects } from './cluster-objects';
import { connect } from './connect';
import { loadKubeconfig } from './load-kubeconfig';

/** Options of every command that talks to a cluster. */
export interface ClusterOptions {
  readonly env?: EnvironmentName;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly namespace?: string;
  readonly json: boolean;
}

/** Our product in one namespace of one cluster. */
export interface Cluster {
  readonly link: ClusterLink;
  readonly objects: ClusterObjects;
  readonly namespace: string;
  /** For connections that are more than a request: exec, port-forward. */
  readonly config: KubeConfig;
}

/** Adds the options of every command that talks to a cluster. */
export function addClusterOptions(command: Command): Command {
  return command
    .addOption(environmentOption())
    .option('-n, --namespace <name>', 'namespace; by default that of the environment')
    .option(
      '--context <name>',
      'context of the kubeconfig; by default medcast-<env> where there is one, else the current',
    )
    .option('--kubeconfig <file>', 'kubeconfig; by default KUBECONFIG or ~/.kube/config')
    .addOption(jsonOption());
}

/** `--env`, which commands that render an overlay must have. */
export function environmentOption(): Option {
  return new Option('-e, --env <name>', 'environment: an overlay of k8s/overlays')
    .choices(Object.keys(environments))
    .env('MEDCAST_ENV');
}

/** What a person calls the place: "prod (namespace medcast-prod, context gke-1)". */
export function describePlace({ namespace, link }: Cluster, env: EnvironmentName | undefined): string {
  const place = `namespace ${namespace}, context ${link.context}`;
  return env === undefined ? place : `${env} (${place})`;
}

/**
 * Opens the cluster that the options name; nothing is sent yet.
 *
 * @throws Problem USAGE where neither an environment nor a namespace is named; KUBECONFIG_INVALID
 */
export function openCluster(options: Omit<ClusterOptions, 'json'>): Cluster {
  const { env, context, kubeconfig } = options;
  const namespace = options.namespace ?? (env === undefined ? undefined : environments[env].namespace);
  if (namespace === undefined) {
    throw new Problem('USAGE', 'expected --env or --namespace, got neither; MEDCAST_ENV sets the environment for good');
  }
  const preferredContext = env === undefined ? undefined : `medcast-${env}`;
  const config = loadKubeconfig({ kubeconfig, context, preferredContext });
  const link = connect(config);
  return { link, objects: openObjects(link), namespace, config };
}
