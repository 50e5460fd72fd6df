import { workloads } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { confirm } from '../cli/confirm';
import { printResult } from '../cli/print-result';
import { runStepOnTerminal, runStepQuietly } from '../cli/run-step';
import { clusterDryRunOption, parseSeconds, yesOption } from '../cli/standard-options';
import {
  addClusterOptions,
  type Cluster,
  type ClusterOptions,
  describePlace,
  openCluster,
} from '../cluster-access/cluster-options';
import { CHANGE_CAUSE } from '../cluster-access/kube-workload';
import { waitForAll } from '../deploy/deploy-overlay';
import { stuckProblem } from '../rollout/stuck-problem';
import { loadTrial, type RunningTrial, stablePlace } from './canary-cluster';
import { imageOf, withImage } from './canary-objects';
import { endTrial } from './end-trial';
import { addLimitOptions, type LimitOptions, toLimits } from './limit-options';
import { describeMissed, judgeTrial, renderChecks } from './verdict';

interface PromoteOptions extends ClusterOptions, LimitOptions {
  readonly override?: string;
  readonly timeout: number;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

const TIMEOUT_SECONDS = 600;

/** `medcast canary promote`: the canary's image becomes that of all. */
export function createCanaryPromoteCommand(): Command {
  const command = new Command('promote')
    .description("give the canary's image to all pods, if it does as well as stable: errors, time, estimates")
    .option('--override <reason>', 'promote what the gate refuses; the reason stands in "rollout history"')
    .option('--timeout <duration>', 'longest wait for the rollout', parseSeconds, TIMEOUT_SECONDS);
  return addLimitOptions(addClusterOptions(command))
    .addOption(clusterDryRunOption())
    .addOption(yesOption())
    .action(promote);
}

async function promote(options: PromoteOptions): Promise<void> {
  const { dryRun, json, yes, override } = options;
  const cluster = openCluster(options);
  const running = await loadTrial(cluster);
  const image = imageOf(running.canary);
  const checks = await judgeTrial(cluster, running, toLimits(options));
  const missed = describeMissed(checks);
  if (missed !== '' && override === undefined) {
    const detail = `expected ${image} to do as well as ${imageOf(running.stable)}, got ${missed}; wait for more traffic, "medcast canary abort", or --override REASON`;
    throw new Problem('CANARY_REFUSED', detail);
  }
  const result = { image, checks, overridden: missed, dryRun };
  if (dryRun) {
    printResult(result, { json, text: `${renderChecks(checks)}would promote ${image}\n` });
    return;
  }
  await confirm({ question: `${describePlace(cluster, options.env)}: promote ${image}?`, yes });
  await rollOut(cluster, running, options);
  await endTrial(cluster, running, image);
  const reminder = 'write it into the environment too ("medcast image push --record"), or the next deploy goes back\n';
  printResult(result, { json, text: `${renderChecks(checks)}promoted ${image}; ${reminder}` });
}

/** The canary serves on meanwhile, and stays if the rollout is stuck. */
async function rollOut(
  cluster: Cluster,
  { stable, canary }: RunningTrial,
  { timeout, json, override }: PromoteOptions,
): Promise<void> {
  const image = imageOf(canary);
  const why =
    override === undefined ? `canary promoted: ${image}` : `canary promoted: ${image}; gate overridden: ${override}`;
  const body = [
    {
      op: 'replace',
      path: '/spec/template/spec/containers',
      value: withImage(stable.spec.template, image).spec.containers,
    },
    { op: 'add', path: '/metadata/annotations', value: { ...stable.metadata.annotations, [CHANGE_CAUSE]: why } },
  ];
  await cluster.objects.patch(stablePlace(cluster), { type: 'json', body });
  const runStep = json ? runStepQuietly : runStepOnTerminal;
  const outcomes = await waitForAll(cluster, [workloads.predictor.name], { timeoutSeconds: timeout, runStep });
  const failed = outcomes.filter(({ state }) => state.phase !== 'done');
  if (failed.length > 0) throw stuckProblem(cluster, failed);
}
