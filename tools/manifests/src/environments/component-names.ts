/** The folders of `k8s/components`, in an order in which an overlay can take them. */
export const componentNames = [
  'buckets',
  'model-cache',
  'workload-identity-gke',
  'workload-identity-eks',
  'workload-identity-aks',
  'secrets-file',
  'secrets-external',
  'secrets-csi',
  'autoscaling',
  'autoscaling-in-flight',
  'schedule',
  'gateway',
  'gateway-gke',
  'ingress-gke',
  'canary',
  'canary-gke',
  'shadow',
  'monitoring',
  'monitoring-gke',
  'training',
  'batch-scoring',
  'kserve',
  'kubeflow-pipeline',
  'quotas',
] as const;

/** A folder of `k8s/components`. */
export type ComponentName = (typeof componentNames)[number];
