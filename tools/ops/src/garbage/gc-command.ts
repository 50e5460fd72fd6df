import { Command } from 'commander';
import { confirm } from '../cli/confirm';
import { printResult } from '../cli/print-result';
import { renderTextTable } from '../cli/render-text-table';
import { clusterDryRunOption, parseSeconds, yesOption } from '../cli/standard-options';
import {
  addClusterOptions,
  type Cluster,
  type ClusterOptions,
  describePlace,
  openCluster,
} from '../cluster-access/cluster-options';
import type { KubeObject } from '../cluster-access/kube-object';
import type { Pod, PodSpec } from '../cluster-access/kube-pod';
import { kinds, OURS } from '../cluster-access/our-kinds';
import { findGarbage, type HashedObject, type PodUser } from './find-garbage';

interface GcOptions extends ClusterOptions {
  readonly grace: number;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

interface Templated extends KubeObject {
  readonly spec: {
    readonly template?: { readonly spec: PodSpec };
    readonly jobTemplate?: { readonly spec: { readonly template: { readonly spec: PodSpec } } };
  };
}

const GRACE_SECONDS = 3_600;
const TEMPLATED = [kinds.deployment, kinds.replicaSet, kinds.job, kinds.cronJob];

/** `medcast gc`: removes ConfigMaps and Secrets of former deploys. */
export function createGarbageCommand(): Command {
  const command = new Command('gc')
    .description('remove ConfigMaps and Secrets of ours, named by their content, that no pod, Job or ReplicaSet uses')
    .option('--grace <duration>', 'age below which nothing is removed', parseSeconds, GRACE_SECONDS);
  return addClusterOptions(command).addOption(clusterDryRunOption()).addOption(yesOption()).action(collect);
}

async function collect({ grace, dryRun, yes, json, ...options }: GcOptions): Promise<void> {
  const cluster = openCluster(options);
  const found = findGarbage(await loadHashed(cluster), await loadUsers(cluster), {
    nowMs: Date.now(),
    graceMs: grace * 1000,
  });
  const garbage = found.filter(({ isRemoved }) => isRemoved);
  const text = renderTextTable(
    ['kind', 'name', 'result', 'why'],
    found.map((object) => [object.kind, object.name, describe(object, dryRun), object.why]),
  );
  if (garbage.length > 0 && !dryRun) {
    const names = garbage.map(({ name }) => name).join(', ');
    await confirm({ question: `${describePlace(cluster, options.env)}: remove ${names}?`, yes });
  }
  for (const { kind, name } of garbage) {
    await cluster.objects.remove({ apiVersion: 'v1', kind, namespace: cluster.namespace, name }, { dryRun });
  }
  printResult({ dryRun, objects: found }, { json, text });
}

async function loadHashed({ objects, namespace }: Cluster): Promise<readonly KubeObject[]> {
  const query = { labelSelector: OURS, metadataOnly: true };
  const lists = await Promise.all(
    [kinds.configMap, kinds.secret].map((kind) => objects.list({ ...kind, namespace }, query)),
  );
  return lists.flat();
}

/** Whatever runs or could run a pod, ours or not: an undo goes back to a ReplicaSet that has no pods now. */
async function loadUsers({ objects, namespace }: Cluster): Promise<readonly PodUser[]> {
  const pods = await objects.list<Pod>({ ...kinds.pod, namespace });
  const lists = await Promise.all(TEMPLATED.map((kind) => objects.list<Templated>({ ...kind, namespace })));
  const templated = lists.flat().flatMap((object): readonly PodUser[] => {
    const template = object.spec.template ?? object.spec.jobTemplate?.spec.template;
    return template === undefined ? [] : [{ name: nameOf(object), spec: template.spec }];
  });
  return [...pods.map((pod) => ({ name: nameOf(pod), spec: pod.spec })), ...templated];
}

function nameOf({ kind, metadata }: KubeObject): string {
  return `${kind} ${metadata.name}`;
}

function describe({ isRemoved }: HashedObject, dryRun: boolean): string {
  if (!isRemoved) return 'kept';
  return dryRun ? 'would be removed' : 'removed';
}
