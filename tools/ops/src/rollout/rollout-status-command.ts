import { Command } from 'commander';
import { printResult } from '../cli/print-result';
import { runStepOnTerminal, runStepQuietly } from '../cli/run-step';
import { parseSeconds } from '../cli/standard-options';
import { addClusterOptions, type ClusterOptions, openCluster } from '../cluster-access/cluster-options';
import { waitForAll } from '../deploy/deploy-overlay';
import { describeRollout } from './rollout-state';
import { stuckProblem } from './stuck-problem';
import { anyWorkloadOption, chooseDeployments, type DeploymentName } from './workload-option';

interface RolloutStatusOptions extends ClusterOptions {
  readonly workload?: DeploymentName;
  readonly timeout: number;
}

const TIMEOUT_SECONDS = 300;

/** `medcast rollout status`: waits for the end of a rollout, and says why where it does not come. */
export function createRolloutStatusCommand(): Command {
  const command = new Command('status')
    .description('wait until rollouts are done, and say why where they are not; --timeout 0 only looks')
    .addOption(anyWorkloadOption())
    .option('--timeout <duration>', 'longest wait, such as 90s or 10m', parseSeconds, TIMEOUT_SECONDS);
  return addClusterOptions(command).action(showRollout);
}

async function showRollout({ workload, timeout, json, ...options }: RolloutStatusOptions): Promise<void> {
  const cluster = openCluster(options);
  const names = await chooseDeployments(cluster, workload);
  const runStep = json ? runStepQuietly : runStepOnTerminal;
  const outcomes = await waitForAll(cluster, names, { timeoutSeconds: timeout, runStep });
  const failed = outcomes.filter(({ state }) => state.phase !== 'done' && state.phase !== 'paused');
  const lines = outcomes.map(({ state }) => `${state.name} is ${state.phase}: ${describeRollout(state)}\n`);
  printResult({ namespace: cluster.namespace, rollouts: outcomes }, { json, text: lines.join('') });
  if (failed.length > 0) throw stuckProblem(cluster, failed);
}
