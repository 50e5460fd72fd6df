import { Command } from 'commander';
import { printResult } from '../cli/print-result';
import { clusterDryRunOption } from '../cli/standard-options';
import { addClusterOptions, type ClusterOptions, openCluster } from '../cluster-access/cluster-options';
import type { Deployment } from '../cluster-access/kube-workload';
import { kinds } from '../cluster-access/our-kinds';
import { type DeploymentName, workloadOption } from './workload-option';

interface PauseOptions extends ClusterOptions {
  readonly workload: DeploymentName;
  readonly dryRun: boolean;
}

/** `medcast rollout pause`: keeps changes back, half-way if need be. */
export function createPauseCommand(): Command {
  return pausing('pause', 'keep the rollout where it is: no further pod is replaced', true);
}

/** `medcast rollout resume`: lets a paused rollout go on. */
export function createResumeCommand(): Command {
  return pausing('resume', 'let a paused rollout go on', false);
}

function pausing(verb: 'pause' | 'resume', description: string, paused: boolean): Command {
  const command = new Command(verb).description(description).addOption(workloadOption());
  return addClusterOptions(command)
    .addOption(clusterDryRunOption())
    .action((options: PauseOptions) => setPaused(options, paused));
}

async function setPaused({ workload: name, dryRun, json, ...options }: PauseOptions, paused: boolean): Promise<void> {
  const cluster = openCluster(options);
  const place = { ...kinds.deployment, namespace: cluster.namespace, name };
  const before = await cluster.objects.read<Deployment>(place);
  const isChanged = (before.spec.paused ?? false) !== paused;
  if (isChanged) await cluster.objects.patch(place, { type: 'merge', body: { spec: { paused } } }, { dryRun });
  const state = paused ? 'paused' : 'not paused';
  const verb = dryRun ? 'would be' : 'is';
  const text = isChanged ? `${name} ${verb} ${state} now\n` : `${name} is ${state} already\n`;
  printResult({ deployment: name, paused, isChanged, dryRun }, { json, text });
}
