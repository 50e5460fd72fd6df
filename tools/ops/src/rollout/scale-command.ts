import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { confirm } from '../cli/confirm';
import { printResult } from '../cli/print-result';
import { clusterDryRunOption, parseCount, yesOption } from '../cli/standard-options';
import {
  addClusterOptions,
  type Cluster,
  type ClusterOptions,
  describePlace,
  openCluster,
} from '../cluster-access/cluster-options';
import type { Autoscaler, Scale } from '../cluster-access/kube-workload';
import { kinds, OURS } from '../cluster-access/our-kinds';
import { type DeploymentName, workloadOption } from './workload-option';

interface ScaleOptions extends ClusterOptions {
  readonly workload: DeploymentName;
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

/** `medcast scale`: how many pods a Deployment has. */
export function createScaleCommand(): Command {
  const command = new Command('scale')
    .description('set how many pods a Deployment has; refuses where an autoscaler decides that')
    .argument('<replicas>', 'how many pods', parseCount)
    .addOption(workloadOption())
    .option('--force', 'although an autoscaler decides, until it decides again', false);
  return addClusterOptions(command).addOption(clusterDryRunOption()).addOption(yesOption()).action(scale);
}

async function scale(replicas: number, options: ScaleOptions): Promise<void> {
  const { workload: name, force, dryRun, yes, json } = options;
  const cluster = openCluster(options);
  // Not the Deployment: who may scale need not be allowed to change what runs.
  const place = { ...kinds.deployment, namespace: cluster.namespace, name, subresource: 'scale' } as const;
  const before = (await cluster.objects.read<Scale>(place)).spec.replicas ?? 0;
  const ruling = await findAutoscaler(cluster, name);
  if (ruling !== undefined && !force) throw ruled(name, ruling);
  const isChanged = before !== replicas;
  if (isChanged && replicas === 0 && !dryRun) {
    await confirm({
      question: `${describePlace(cluster, options.env)}: scale ${name} to 0, so that nobody is served?`,
      yes,
    });
  }
  if (isChanged) await cluster.objects.patch(place, { type: 'merge', body: { spec: { replicas } } }, { dryRun });
  const verb = dryRun ? 'would have' : 'has';
  const text = isChanged
    ? `${name} ${verb} ${replicas} replicas; before, it had ${before}\n`
    : `${name} has ${replicas} replicas already\n`;
  const note = ruling === undefined ? '' : `${describeRuling(ruling)} and may change that at once\n`;
  printResult({ deployment: name, replicas, before, isChanged, dryRun }, { json, text: text + note });
}

async function findAutoscaler({ objects, namespace }: Cluster, name: string): Promise<Autoscaler | undefined> {
  const autoscalers = await objects.list<Autoscaler>({ ...kinds.autoscaler, namespace }, { labelSelector: OURS });
  return autoscalers.find(
    ({ spec: { scaleTargetRef } }) => scaleTargetRef.kind === 'Deployment' && scaleTargetRef.name === name,
  );
}

function describeRuling({ metadata, spec, status }: Autoscaler): string {
  const range = `${spec.minReplicas ?? 1} to ${spec.maxReplicas}`;
  return `the autoscaler ${metadata.name} keeps it at ${range} replicas (now ${status?.currentReplicas ?? 'unknown'})`;
}

function ruled(name: string, autoscaler: Autoscaler): Problem {
  const detail = `expected ${name} without an autoscaler, got one: ${describeRuling(autoscaler)}; change its range in the environment and deploy, or --force until it decides again`;
  return new Problem('AUTOSCALER_RULES', detail);
}
