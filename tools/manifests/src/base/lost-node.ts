import type { V1Toleration } from '@kubernetes/client-node';

/** After so long on a node that does not answer, a pod is given up; Kubernetes' default is five minutes. */
const GIVE_UP_SECONDS = 5;

/**
 * Lets pods be replaced elsewhere soon after their node is lost. They keep nothing that another could write, so that two
 * at once, where the node comes back, do no harm. That a node is lost, the cluster itself notices after 40 s or more.
 */
export function tolerateLostNode(): V1Toleration[] {
  return ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].map((key) => ({
    key,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: GIVE_UP_SECONDS,
  }));
}
