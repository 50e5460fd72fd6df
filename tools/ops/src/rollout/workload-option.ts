import { canaryNames, type WorkloadName, workloads } from '@medcast/deploy-contract';
import { Option } from 'commander';
import type { Cluster } from '../cluster-access/cluster-options';
import type { Deployment } from '../cluster-access/kube-workload';
import { kinds, OURS } from '../cluster-access/our-kinds';

/** Name of a Deployment of ours. */
export type DeploymentName = WorkloadName | typeof canaryNames.deployment;

/** Deployments that commands take by name. */
const NAMES: readonly string[] = [...Object.keys(workloads), canaryNames.deployment];

/** `--workload`, the predictor by default. */
export function workloadOption(): Option {
  return new Option('-w, --workload <name>', 'which Deployment').choices(NAMES).default(workloads.predictor.name);
}

/** `--workload` of commands that mean all Deployments where none is named. */
export function anyWorkloadOption(): Option {
  return new Option('-w, --workload <name>', 'which Deployment; all by default').choices(NAMES);
}

/** Names of the Deployments of ours that are there, or the one that is named. */
export async function chooseDeployments(
  { objects, namespace }: Cluster,
  workload: DeploymentName | undefined,
): Promise<readonly string[]> {
  if (workload !== undefined) return [workload];
  const found = await objects.list<Deployment>({ ...kinds.deployment, namespace }, { labelSelector: OURS });
  return found.map(({ metadata }) => metadata.name);
}
