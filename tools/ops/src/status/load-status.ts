import type { Cluster } from '../cluster-access/cluster-options';
import type { KubeObject } from '../cluster-access/kube-object';
import { type KubeEvent, lastSeen } from '../cluster-access/kube-pod';
import { diagnose } from '../diagnosis/diagnose';
import { loadEvidence } from '../diagnosis/load-evidence';
import { loadSnapshot } from '../diagnosis/load-snapshot';
import type { EvidencedFinding } from '../diagnosis/render-findings';
import type { Snapshot } from '../diagnosis/snapshot';
import { loadServedModels, type ServedModels } from './served-models';

/** How things are with our product in a namespace. */
export interface ClusterStatus {
  readonly snapshot: Snapshot;
  readonly served: ServedModels;
  readonly findings: readonly EvidencedFinding[];
  /** The last warnings, the latest first. */
  readonly warnings: readonly KubeEvent[];
}

const WARNINGS = 6;
/** Warnings older than this are history. */
const WARNING_AGE_MS = 3_600_000;

/** Loads everything that `medcast status` tells. */
export async function loadStatus(cluster: Cluster): Promise<ClusterStatus> {
  const snapshot = await loadSnapshot(cluster);
  const [served, findings] = await Promise.all([
    loadServedModels(cluster, snapshot.pods),
    loadEvidence(cluster, diagnose(snapshot)),
  ]);
  return { snapshot, served, findings, warnings: lastWarnings(snapshot) };
}

/** The last warnings about objects that still are; of several with the same words the latest. */
export function lastWarnings(snapshot: Snapshot): readonly KubeEvent[] {
  const told = new Set<string>();
  return snapshot.events
    .filter((event) => event.type === 'Warning' && snapshot.nowMs - Date.parse(lastSeen(event)) <= WARNING_AGE_MS)
    .filter((event) => isPresent(event, snapshot))
    .sort((a, b) => lastSeen(b).localeCompare(lastSeen(a)))
    .filter(({ reason, message, involvedObject }) => {
      const key = JSON.stringify([involvedObject.name, reason, message?.replace(/"[^"]*"/, '')]);
      return !told.has(key) && told.add(key);
    })
    .slice(0, WARNINGS);
}

/** About an object that still is; of a pod that is ready, only what came after: a probe fails before a program is up. */
function isPresent(event: KubeEvent, { pods, deployments, replicaSets, autoscalers }: Snapshot): boolean {
  const { kind, name } = event.involvedObject;
  const isOf = (object: KubeObject) => object.kind === kind && object.metadata.name === name;
  const pod = pods.find((each) => isOf(each));
  if (pod === undefined) return [...deployments, ...replicaSets, ...autoscalers].some((object) => isOf(object));
  const ready = pod.status?.conditions?.find(({ type, status }) => type === 'Ready' && status === 'True');
  return ready === undefined || lastSeen(event) > (ready.lastTransitionTime ?? '');
}
