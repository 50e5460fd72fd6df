import { Command } from 'commander';
import { printResult } from '../cli/print-result';
import { exitCodes } from '../cli/report-failure';
import { addClusterOptions, type ClusterOptions, openCluster } from '../cluster-access/cluster-options';
import { formatAge } from '../explore/format-age';
import { loadTrial } from './canary-cluster';
import { imageOf } from './canary-objects';
import { addLimitOptions, type LimitOptions, toLimits } from './limit-options';
import { judgeTrial, renderChecks } from './verdict';

/** `medcast canary status`: what the gate would say now; exits with 1 where it would refuse. */
export function createCanaryStatusCommand(): Command {
  const command = new Command('status').description(
    'compare the canary with stable as the gate does; exits with 1 where it would be refused',
  );
  return addLimitOptions(addClusterOptions(command)).action(showCanary);
}

async function showCanary({ json, ...options }: ClusterOptions & LimitOptions): Promise<void> {
  const cluster = openCluster(options);
  const running = await loadTrial(cluster);
  const checks = await judgeTrial(cluster, running, toLimits(options));
  const { weight, by, startedAt } = running.trial;
  const age = formatAge(startedAt, Date.now());
  const head = `${imageOf(running.canary)} with ${weight} % by ${by}, for ${age}, beside ${imageOf(running.stable)}\n`;
  const result = { image: imageOf(running.canary), weight, by, startedAt, checks };
  printResult(result, { json, text: head + renderChecks(checks) });
  if (checks.some(({ passed }) => !passed)) process.exitCode = exitCodes.expectedFailure;
}
