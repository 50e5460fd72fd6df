import type { KubeObject } from '../cluster-access/kube-object';

/** Kinds in the order in which they are applied: what others need comes first. Kinds not named come after Services. */
const ORDER = [
  ['Namespace'],
  ['CustomResourceDefinition', 'PriorityClass', 'StorageClass'],
  ['ResourceQuota', 'LimitRange'],
  ['ServiceAccount', 'Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'],
  ['SecretStore', 'ExternalSecret', 'SecretProviderClass', 'Secret', 'ConfigMap', 'PersistentVolumeClaim'],
  // Denying first: a pod never runs for a moment without its policy.
  ['NetworkPolicy'],
  ['Service'],
  [],
  ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'],
  ['PodDisruptionBudget', 'HorizontalPodAutoscaler'],
] as const satisfies readonly (readonly string[])[];

const OTHER = ORDER.findIndex((kinds) => kinds.length === 0);

/** Sorts objects into the order in which they are applied; those of one step stay as they are. */
export function orderObjects(objects: readonly KubeObject[]): readonly KubeObject[] {
  return [...objects].sort((a, b) => stepOf(a) - stepOf(b));
}

function stepOf({ kind }: KubeObject): number {
  const step = ORDER.findIndex((kinds) => kinds.some((each) => each === kind));
  return step === -1 ? OTHER : step;
}
