import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { canaryPlace } from '../canary/canary-cluster';
import { imageOf } from '../canary/canary-objects';
import { trialOf } from '../canary/canary-trial';
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
import type { KubeObject } from '../cluster-access/kube-object';
import type { Deployment } from '../cluster-access/kube-workload';
import { stuckProblem } from '../rollout/stuck-problem';
import { describeRollout } from '../rollout/rollout-state';
import type { RolloutOutcome } from '../rollout/wait-for-rollout';
import { applyAll, deploymentsIn, loadRevisionNumbers, rollBack, waitForAll } from './deploy-overlay';
import { addOverlayOptions, loadOverlay, type OverlayOptions } from './overlay-options';
import { type Change, planChanges } from './plan-changes';
import { countChanges, renderChanges } from './render-changes';

interface DeployOptions extends ClusterOptions, OverlayOptions {
  readonly wait: boolean;
  readonly timeout: number;
  readonly rollbackOnFailure: boolean;
  readonly forceConflicts: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

const TIMEOUT_SECONDS = 300;

/** `medcast deploy`: what the overlay says becomes what runs. */
export function createDeployCommand(): Command {
  const command = new Command('deploy').description(
    'apply the overlay of an environment, wait until its pods are ready, and say why where they are not',
  );
  return addOverlayOptions(addClusterOptions(command))
    .option('--wait', 'wait until every Deployment has rolled out', true)
    .option('--no-wait', 'apply and go')
    .option('--timeout <duration>', 'longest wait, such as 90s or 10m', parseSeconds, TIMEOUT_SECONDS)
    .option('--rollback-on-failure', 'put the Deployments back where the rollout fails', false)
    .option('--force-conflicts', 'take over fields that others have set', false)
    .addOption(clusterDryRunOption())
    .addOption(yesOption())
    .action(deploy);
}

async function deploy(options: DeployOptions): Promise<void> {
  const { env, dryRun, json, yes } = options;
  const cluster = openCluster(options);
  const objects = await loadOverlay(options, cluster.namespace);
  await refuseDuringCanary(cluster);
  const changes = await planChanges(cluster, objects, { force: options.forceConflicts });
  const place = describePlace(cluster, env);
  const isUnchanged = changes.every(({ action }) => action === 'keep');
  if (dryRun) {
    const text = `${renderChanges(changes)}${place}: would ${countChanges(changes)}\n`;
    printResult({ dryRun, namespace: cluster.namespace, changes: toRows(changes) }, { json, text });
    return;
  }
  if (!json) process.stdout.write(isUnchanged ? '' : renderChanges(changes));
  if (!isUnchanged) await confirm({ question: `${place}: ${countChanges(changes)}?`, yes });
  const outcomes = await applyAndWait(cluster, objects, options);
  const rollouts = outcomes.map(({ state }) => `${state.name}: ${describeRollout(state)}\n`).join('');
  const done = isUnchanged ? 'nothing to change' : countChanges(changes);
  const result = { dryRun, namespace: cluster.namespace, changes: toRows(changes), rollouts: outcomes };
  printResult(result, { json, text: `${rollouts}${place}: ${done}\n` });
}

async function applyAndWait(
  cluster: Cluster,
  objects: readonly KubeObject[],
  options: DeployOptions,
): Promise<readonly RolloutOutcome[]> {
  const runStep = options.json ? runStepQuietly : runStepOnTerminal;
  const names = deploymentsIn(objects);
  const before = await loadRevisionNumbers(cluster, names);
  await applyAll(cluster, objects, { rules: { force: options.forceConflicts }, runStep });
  if (!options.wait) return [];
  const outcomes = await waitForAll(cluster, names, { timeoutSeconds: options.timeout, runStep });
  const failed = outcomes.filter(({ state }) => state.phase !== 'done' && state.phase !== 'paused');
  if (failed.length === 0) return outcomes;
  if (!options.rollbackOnFailure) throw stuckProblem(cluster, failed);
  const sentences = await rollBack(cluster, before);
  throw stuckProblem(cluster, failed, `rolled back: ${sentences.join('; ') || 'nothing had changed'}`);
}

/** An overlay knows nothing of a trial: applied beside one it would take the canary's traffic or image away. */
async function refuseDuringCanary(cluster: Cluster): Promise<void> {
  const canary = await cluster.objects.find<Deployment>(canaryPlace(cluster));
  if (canary === undefined || trialOf(canary) === undefined) return;
  const detail = `expected no canary in ${cluster.namespace}, got ${imageOf(canary)}; end it first: "medcast canary promote" or "medcast canary abort"`;
  throw new Problem('CANARY_RUNNING', detail);
}

function toRows(changes: readonly Change[]): readonly Pick<Change, 'kind' | 'name' | 'action'>[] {
  return changes.map(({ kind, name, action }) => ({ kind, name, action }));
}
