import { canaryNames } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import { Command, InvalidArgumentError } from 'commander';
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
import type { Deployment } from '../cluster-access/kube-workload';
import { applyObject } from '../deploy/apply-object';
import { waitForAll } from '../deploy/deploy-overlay';
import { stuckProblem } from '../rollout/stuck-problem';
import { canaryPlace, findRoute, loadFigures, loadTrial, setRouteWeight, stablePlace } from './canary-cluster';
import { canaryDeployment, imageOf, podsForWeight, trackServices } from './canary-objects';
import { type CanaryTrial, trialOf } from './canary-trial';
import { endTrial } from './end-trial';

interface StartOptions extends ClusterOptions {
  readonly image: string;
  readonly weight: number;
  readonly timeout: number;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

/** What shall be tried, and how. */
interface Plan {
  readonly stable: Deployment;
  readonly existing: Deployment | undefined;
  readonly by: CanaryTrial['by'];
  readonly replicas: number;
}

const WEIGHT = 10;
const TIMEOUT_SECONDS = 300;

/** `medcast canary start`: another image for a share of the requests. */
export function createCanaryStartCommand(): Command {
  const command = new Command('start')
    .description(
      'run another image of the predictor beside the stable one, for a share of the requests; again with another weight, it changes the share',
    )
    .requiredOption('--image <reference>', 'image to try')
    .option('--weight <percent>', 'share of the requests', parseWeight, WEIGHT)
    .option('--timeout <duration>', 'longest wait for its pods', parseSeconds, TIMEOUT_SECONDS);
  return addClusterOptions(command).addOption(clusterDryRunOption()).addOption(yesOption()).action(start);
}

async function start(options: StartOptions): Promise<void> {
  const { image, weight, dryRun, yes, json } = options;
  const cluster = openCluster(options);
  const plan = await makePlan(cluster, options);
  const how =
    plan.by === 'route'
      ? 'by the weights of the route'
      : `by pods: ${plan.replicas} beside ${plan.stable.spec.replicas ?? 1}`;
  const sentence = `${image} gets ${weight} % of the predictor's requests, ${how}`;
  const result = { image, weight, by: plan.by, replicas: plan.replicas, dryRun };
  if (dryRun) {
    await applyObject(
      cluster,
      canaryDeployment(plan.stable, { image, replicas: plan.replicas, trial: toTrial(plan, weight) }),
      { dryRun },
    );
    printResult(result, { json, text: `would start: ${sentence}\n` });
    return;
  }
  await confirm({ question: `${describePlace(cluster, options.env)}: ${sentence}?`, yes });
  await startTrial(cluster, plan, options);
  printResult(result, { json, text: `${sentence}; judge it with "medcast canary status"\n` });
}

async function makePlan(cluster: Cluster, { image, weight }: StartOptions): Promise<Plan> {
  const stable = await cluster.objects.read<Deployment>(stablePlace(cluster));
  const existing = await cluster.objects.find<Deployment>(canaryPlace(cluster));
  if (existing !== undefined && trialOf(existing) !== undefined && imageOf(existing) !== image) {
    const detail = `expected no other canary, got ${imageOf(existing)}; end it first: "medcast canary promote" or "medcast canary abort"`;
    throw new Problem('CANARY_RUNNING', detail);
  }
  const by = (await findRoute(cluster)) === undefined ? 'pods' : 'route';
  const stableReplicas = stable.spec.replicas ?? 1;
  return { stable, existing, by, replicas: podsForWeight(stableReplicas, weight) };
}

async function startTrial(cluster: Cluster, plan: Plan, { image, weight, timeout, json }: StartOptions): Promise<void> {
  const { stable, existing, by, replicas } = plan;
  const running = existing === undefined ? undefined : trialOf(existing);
  const baseline = running?.baseline ?? (await loadFigures(cluster, 'stable'));
  const trial = { ...toTrial(plan, weight), baseline };
  if (by === 'route') for (const service of trackServices(stable)) await applyObject(cluster, service);
  await applyObject(cluster, canaryDeployment(stable, { image, replicas, trial }));
  const runStep = json ? runStepQuietly : runStepOnTerminal;
  const outcomes = await waitForAll(cluster, [canaryNames.deployment], { timeoutSeconds: timeout, runStep });
  const failed = outcomes.filter(({ state }) => state.phase !== 'done');
  if (failed.length > 0) {
    // A new share for a canary that is well already is not a reason to end it.
    if (running === undefined) await endTrial(cluster, await loadTrial(cluster), imageOf(stable));
    throw stuckProblem(cluster, failed, running === undefined ? 'it got no request and was taken away' : undefined);
  }
  if (by === 'route') await setRouteWeight(cluster, weight);
}

/** A trial that runs keeps when it began, and from what it counts. */
function toTrial({ existing, by }: Plan, weight: number): CanaryTrial {
  const running = existing === undefined ? undefined : trialOf(existing);
  return {
    startedAt: running?.startedAt ?? new Date().toISOString(),
    weight,
    by,
    isMade: running?.isMade ?? existing === undefined,
    baseline: running?.baseline ?? {},
  };
}

function parseWeight(text: string): number {
  const weight = Number(text);
  if (/^[0-9]{1,2}$/.test(text) && weight >= 1) return weight;
  throw new InvalidArgumentError(`expected a share from 1 to 99 percent, got ${text}`);
}
