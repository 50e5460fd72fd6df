import { labelNames, probePaths, workloads } from '@medcast/deploy-contract';
import type { Cluster } from '../cluster-access/cluster-options';
import type { KubeObject } from '../cluster-access/kube-object';
import { isReady, type KubeEvent, type Pod } from '../cluster-access/kube-pod';
import type { Autoscaler, Deployment, ReplicaSet, Service } from '../cluster-access/kube-workload';
import { kinds, OURS } from '../cluster-access/our-kinds';
import { proxyToPod } from '../cluster-access/proxy-to-pod';
import { describeReadiness } from './describe-readiness';
import type { DisruptionBudget, Snapshot } from './snapshot';

const BUDGET = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' } as const;

/** Loads everything of ours in the namespace, and what pods that are not ready say of themselves. */
export async function loadSnapshot(cluster: Cluster): Promise<Snapshot> {
  const { objects, namespace } = cluster;
  const ours = <T extends KubeObject>(kind: { readonly apiVersion: string; readonly kind: string }) =>
    objects.list<T>({ ...kind, namespace }, { labelSelector: OURS });
  const [deployments, replicaSets, pods, autoscalers, budgets, services, events] = await Promise.all([
    ours<Deployment>(kinds.deployment),
    ours<ReplicaSet>(kinds.replicaSet),
    ours<Pod>(kinds.pod),
    ours<Autoscaler>(kinds.autoscaler),
    ours<DisruptionBudget>(BUDGET),
    ours<Service>(kinds.service),
    objects.list<KubeEvent>({ ...kinds.event, namespace }),
  ]);
  const readiness = await loadReadiness(cluster, pods);
  return { nowMs: Date.now(), deployments, replicaSets, pods, autoscalers, budgets, services, events, readiness };
}

/** Only the predictor says why it is not ready; nginx has nothing to say, and of a pod that ends nobody asks. */
async function loadReadiness(cluster: Cluster, pods: readonly Pod[]): Promise<ReadonlyMap<string, string>> {
  const { name, port } = workloads.predictor;
  const isAsked = ({ metadata, status }: Pod) =>
    metadata.labels?.[labelNames.name] === name &&
    metadata.deletionTimestamp === undefined &&
    status?.phase === 'Running';
  const silent = pods.filter((pod) => isAsked(pod) && !isReady(pod));
  const said = await Promise.all(
    silent.map(async (pod): Promise<[string, string] | undefined> => {
      const answer = await proxyToPod(cluster, { pod: pod.metadata.name, port, path: probePaths.readiness });
      if (answer === undefined) return undefined;
      const sentence = describeReadiness(answer.text);
      return sentence === undefined ? undefined : [pod.metadata.name, sentence];
    }),
  );
  return new Map(said.filter((entry) => entry !== undefined));
}
