import type { V1PodDisruptionBudget, V1Service, V1ServiceAccount } from '@kubernetes/client-node';
import { type WorkloadName, workloads } from '@medcast/deploy-contract';
import { type Labels, labelsOf, podsOf } from '../pods/labels';
import type { Manifest } from '../writer/manifest';
import { SERVING_PORT } from './probes';

/** A Service of ours. */
export type Service = Manifest<'v1', 'Service', V1Service>;

/** Reaches every pod of a workload, whatever its track. */
export function serviceOf(workload: WorkloadName): Service {
  return serviceFor(workload, workload, podsOf(workload));
}

/** A Service of a workload's port under some name, for some of its pods. */
export function serviceFor(workload: WorkloadName, name: string, selector: Labels): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels: labelsOf(workload) },
    spec: {
      type: 'ClusterIP',
      selector,
      ports: [{ name: SERVING_PORT, port: workloads[workload].servicePort, targetPort: SERVING_PORT }],
    },
  };
}

/** Who the pods are, for workload identity; without a token for the cluster's API, which they never call. */
export function accountOf(name: string): Manifest<'v1', 'ServiceAccount', V1ServiceAccount> {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, labels: labelsOf(name) },
    automountServiceAccountToken: false,
  };
}

/**
 * At most one pod of a workload is taken away at a time. Said as what may be missing, not as what must be there: that
 * leaves room for a drain with one replica as with twelve, whatever an autoscaler does.
 */
export function budgetOf(workload: WorkloadName): Manifest<'policy/v1', 'PodDisruptionBudget', V1PodDisruptionBudget> {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: workload, labels: labelsOf(workload) },
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: podsOf(workload) },
      // A pod that is not ready serves nobody: it must not keep a node from being drained.
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  };
}
