import { Command } from 'commander';
import { confirm } from '../cli/confirm';
import { printResult } from '../cli/print-result';
import { runStepOnTerminal, runStepQuietly } from '../cli/run-step';
import { clusterDryRunOption, parseCount, parseSeconds, yesOption } from '../cli/standard-options';
import { addClusterOptions, type ClusterOptions, describePlace, openCluster } from '../cluster-access/cluster-options';
import { waitForAll } from '../deploy/deploy-overlay';
import { stuckProblem } from './stuck-problem';
import { undoRollout } from './undo-rollout';
import { type DeploymentName, workloadOption } from './workload-option';

interface UndoOptions extends ClusterOptions {
  readonly workload: DeploymentName;
  readonly to?: number;
  readonly wait: boolean;
  readonly timeout: number;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

const TIMEOUT_SECONDS = 300;

/** `medcast rollout undo`: back to what ran before. */
export function createUndoCommand(): Command {
  const command = new Command('undo')
    .description('make a Deployment what it was before, or at a revision of "rollout history"')
    .addOption(workloadOption())
    .option('--to <revision>', 'number of the revision; by default the one before', parseCount)
    .option('--wait', 'wait until it has rolled out', true)
    .option('--no-wait', 'change it and go')
    .option('--timeout <duration>', 'longest wait, such as 90s or 10m', parseSeconds, TIMEOUT_SECONDS);
  return addClusterOptions(command).addOption(clusterDryRunOption()).addOption(yesOption()).action(undo);
}

async function undo({ workload: name, to, wait, timeout, dryRun, yes, json, ...options }: UndoOptions): Promise<void> {
  const cluster = openCluster(options);
  const plan = await undoRollout(cluster, { name, to, rules: { dryRun: true } });
  const isChanged = plan.from !== plan.to;
  const sentence = `${name} from revision ${plan.from} to ${plan.to} (${plan.images.join(' ')})`;
  if (dryRun || !isChanged) {
    const text = isChanged ? `would go back: ${sentence}\n` : `${name} is at revision ${plan.to} already\n`;
    printResult({ ...plan, isChanged, dryRun }, { json, text });
    return;
  }
  await confirm({ question: `${describePlace(cluster, options.env)}: go back with ${sentence}?`, yes });
  // The revision that was shown, even if another one has come in between.
  await undoRollout(cluster, { name, to: plan.to });
  if (wait) {
    const runStep = json ? runStepQuietly : runStepOnTerminal;
    const outcomes = await waitForAll(cluster, [name], { timeoutSeconds: timeout, runStep });
    const failed = outcomes.filter(({ state }) => state.phase !== 'done' && state.phase !== 'paused');
    if (failed.length > 0) throw stuckProblem(cluster, failed);
  }
  printResult({ ...plan, isChanged, dryRun }, { json, text: `went back: ${sentence}\n` });
}
