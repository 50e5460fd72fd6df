import { labelNames, PRODUCT } from '@medcast/deploy-contract';
import type { ObjectKind } from './kube-object';

/** Kinds that commands read by name of the code, not of a person. */
export const kinds = {
  namespace: { apiVersion: 'v1', kind: 'Namespace' },
  pod: { apiVersion: 'v1', kind: 'Pod' },
  event: { apiVersion: 'v1', kind: 'Event' },
  service: { apiVersion: 'v1', kind: 'Service' },
  configMap: { apiVersion: 'v1', kind: 'ConfigMap' },
  secret: { apiVersion: 'v1', kind: 'Secret' },
  deployment: { apiVersion: 'apps/v1', kind: 'Deployment' },
  replicaSet: { apiVersion: 'apps/v1', kind: 'ReplicaSet' },
  job: { apiVersion: 'batch/v1', kind: 'Job' },
  cronJob: { apiVersion: 'batch/v1', kind: 'CronJob' },
  autoscaler: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
  route: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
} as const satisfies Record<string, ObjectKind>;

/** Finds every object of ours. */
export const OURS = `${labelNames.partOf}=${PRODUCT}`;
