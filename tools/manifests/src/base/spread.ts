import type { V1TopologySpreadConstraint } from '@kubernetes/client-node';
import { podsOf } from '../pods/labels';

/**
 * Pods of a workload apart from each other: over zones, then over hosts. Of each rollout for itself, or the pods that go
 * would decide where those that come may be. A wish, not a condition: when a zone is lost, two pods in one zone are
 * better than one that waits.
 */
export function spreadOver(workload: string): V1TopologySpreadConstraint[] {
  return ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: podsOf(workload) },
    matchLabelKeys: ['pod-template-hash'],
  }));
}
