import type { V1LimitRange, V1PriorityClass, V1ResourceQuota } from '@kubernetes/client-node';
import { PRODUCT } from '@medcast/deploy-contract';
import { labelsOf } from '../../pods/labels';
import type { Manifest } from '../../writer/manifest';
import { cores, gibibytes, mebibytes, type Quantity } from '../../writer/quantity';

/** Name of the class that what serves belongs to. */
export const SERVING_PRIORITY = 'medcast-serving';

/** What a namespace may use in all. */
export interface NamespaceQuota {
  readonly pods: number;
  readonly requestedCores: Quantity;
  readonly mostCores: Quantity;
  /** Requested and at most. */
  readonly memory: Quantity;
}

/** Where an environment says nothing else. */
export const namespaceQuota: NamespaceQuota = {
  pods: 60,
  requestedCores: cores(24),
  mostCores: cores(48),
  memory: gibibytes(48),
};

/** Under this name stands what a namespace may use. */
export function resourceQuota(): Manifest<'v1', 'ResourceQuota', V1ResourceQuota> {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: PRODUCT, labels: labelsOf(PRODUCT) },
    spec: { hard: toHard(namespaceQuota) },
  };
}

/** A quota in the names of Kubernetes. */
export function toHard({ pods, requestedCores, mostCores, memory }: NamespaceQuota): Record<string, string> {
  return {
    pods: String(pods),
    'requests.cpu': requestedCores,
    'limits.cpu': mostCores,
    'requests.memory': memory,
    'limits.memory': memory,
    // What faces outside is the Gateway's business.
    'services.loadbalancers': '0',
    'services.nodeports': '0',
  };
}

/** What a container gets that says nothing, and the most that one may ask for. */
export function limitRange(): Manifest<'v1', 'LimitRange', V1LimitRange> {
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: PRODUCT, labels: labelsOf(PRODUCT) },
    spec: {
      limits: [
        {
          type: 'Container',
          defaultRequest: { cpu: cores(0.05), memory: mebibytes(64), 'ephemeral-storage': mebibytes(64) },
          _default: { cpu: cores(0.5), memory: mebibytes(256), 'ephemeral-storage': gibibytes(1) },
          min: { cpu: cores(0.01), memory: mebibytes(16) },
          max: { cpu: cores(8), memory: gibibytes(16), 'ephemeral-storage': gibibytes(50) },
        },
      ],
    },
  };
}

/** What serves comes before trainings and tables when a cluster is full. */
export function servingPriority(): Manifest<'scheduling.k8s.io/v1', 'PriorityClass', V1PriorityClass> {
  return {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: SERVING_PRIORITY, labels: labelsOf(PRODUCT) },
    value: 100_000,
    globalDefault: false,
    preemptionPolicy: 'PreemptLowerPriority',
    description: 'Medcast: pods that answer people.',
  };
}
