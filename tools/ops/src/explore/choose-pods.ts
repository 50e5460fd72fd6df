import { canaryNames, labelNames, PRODUCT, type WorkloadName, workloads } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import type { Cluster } from '../cluster-access/cluster-options';
import { isReady, type Pod } from '../cluster-access/kube-pod';
import { kinds, OURS } from '../cluster-access/our-kinds';

/** Pods that a word means: the name of a workload, `predictor-canary`, or the name of a pod. */
export async function choosePods({ objects, namespace }: Cluster, word: string): Promise<readonly Pod[]> {
  const labelSelector = selectorOf(word);
  const pods = await objects.list<Pod>({ ...kinds.pod, namespace }, { labelSelector: labelSelector ?? OURS });
  const chosen = labelSelector === undefined ? pods.filter(({ metadata }) => metadata.name === word) : pods;
  if (chosen.length > 0) return chosen;
  const known = pods.map(({ metadata }) => metadata.name).join(', ') || 'none';
  const detail = `expected a workload (${Object.keys(workloads).join(', ')}, ${canaryNames.deployment}) or a pod of ours in ${namespace}, got ${word}; the pods there are: ${known}`;
  throw new Problem('OBJECT_NOT_FOUND', detail);
}

/**
 * One of these pods that takes traffic, else one that runs.
 *
 * @throws Problem OBJECT_NOT_FOUND where none runs
 */
export async function choosePod(cluster: Cluster, word: string): Promise<Pod> {
  const pods = (await choosePods(cluster, word)).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const pod = pods.find((each) => isReady(each)) ?? pods.find(({ status }) => status?.phase === 'Running');
  if (pod !== undefined) return pod;
  throw new Problem('OBJECT_NOT_FOUND', `expected a pod of ${word} that runs, got none; "medcast status" says why`);
}

/** Name of the workload's container, which a pod has first. */
export function mainContainerOf({ spec }: Pod): string {
  return spec.containers[0]?.name ?? '';
}

/** The workload whose pod this is; undefined for a Job's. */
export function workloadOf({ metadata }: Pod): WorkloadName | undefined {
  const name = metadata.labels?.[labelNames.name];
  return (Object.keys(workloads) as WorkloadName[]).find((each) => each === name);
}

function selectorOf(word: string): string | undefined {
  const ours = `${labelNames.partOf}=${PRODUCT}`;
  if (word === canaryNames.deployment) {
    return `${ours},${labelNames.name}=${workloads.predictor.name},${labelNames.track}=canary`;
  }
  return word in workloads ? `${ours},${labelNames.name}=${word}` : undefined;
}
