import { Command } from 'commander';
import { confirm } from '../cli/confirm';
import { printResult } from '../cli/print-result';
import { clusterDryRunOption, yesOption } from '../cli/standard-options';
import { addClusterOptions, type ClusterOptions, describePlace, openCluster } from '../cluster-access/cluster-options';
import type { Deployment } from '../cluster-access/kube-workload';
import { canaryPlace, loadTrial } from './canary-cluster';
import { imageOf } from './canary-objects';
import { trialOf } from './canary-trial';
import { endTrial } from './end-trial';

interface AbortOptions extends ClusterOptions {
  readonly dryRun: boolean;
  readonly yes: boolean;
}

/** `medcast canary abort`: everybody is served by stable again. */
export function createCanaryAbortCommand(): Command {
  const command = new Command('abort').description('take the canary away: all requests go to stable again');
  return addClusterOptions(command).addOption(clusterDryRunOption()).addOption(yesOption()).action(abort);
}

async function abort({ dryRun, yes, json, ...options }: AbortOptions): Promise<void> {
  const cluster = openCluster(options);
  const found = await cluster.objects.find<Deployment>(canaryPlace(cluster));
  if (found === undefined || trialOf(found) === undefined) {
    printResult(
      { image: null, isChanged: false, dryRun },
      { json, text: `no canary is running in ${cluster.namespace}\n` },
    );
    return;
  }
  const running = await loadTrial(cluster);
  const image = imageOf(running.canary);
  if (!dryRun) {
    await confirm({ question: `${describePlace(cluster, options.env)}: take ${image} away?`, yes });
    await endTrial(cluster, running, imageOf(running.stable));
  }
  const text = `${image} ${dryRun ? 'would be' : 'is'} taken away; ${imageOf(running.stable)} serves everybody\n`;
  printResult({ image, isChanged: true, dryRun }, { json, text });
}
