import type { KubeObject } from '../cluster-access/kube-object';
import type { KubeEvent, Pod } from '../cluster-access/kube-pod';
import type { Autoscaler, Deployment, ReplicaSet, Service } from '../cluster-access/kube-workload';

/** Everything of ours in a namespace at one moment: what a diagnosis is made from. */
export interface Snapshot {
  readonly nowMs: number;
  readonly deployments: readonly Deployment[];
  readonly replicaSets: readonly ReplicaSet[];
  readonly pods: readonly Pod[];
  readonly autoscalers: readonly Autoscaler[];
  readonly budgets: readonly DisruptionBudget[];
  readonly services: readonly Service[];
  /** Events of all kinds in the namespace, in any order. */
  readonly events: readonly KubeEvent[];
  /** What pods that run and are not ready say of themselves at `/health/ready`, by the name of the pod. */
  readonly readiness: ReadonlyMap<string, string>;
}

/** How many pods may be missing at a time. */
export interface DisruptionBudget extends KubeObject {
  readonly status?: {
    readonly disruptionsAllowed?: number;
    readonly currentHealthy?: number;
    readonly desiredHealthy?: number;
    readonly expectedPods?: number;
  };
}

/** Events of one object, the latest first. */
export function eventsOf(
  snapshot: Pick<Snapshot, 'events'>,
  { kind, name }: { readonly kind: string; readonly name: string },
): readonly KubeEvent[] {
  return snapshot.events.filter(({ involvedObject }) => involvedObject.kind === kind && involvedObject.name === name);
}

/** Pods that a Deployment has made, through its ReplicaSets. */
export function podsOfDeployment(
  { replicaSets, pods }: Pick<Snapshot, 'replicaSets' | 'pods'>,
  deployment: Deployment,
): readonly Pod[] {
  const owners = replicaSets
    .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === deployment.metadata.uid))
    .map(({ metadata }) => metadata.uid);
  return pods.filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => owners.includes(uid)));
}
