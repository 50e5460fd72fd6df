import type { ClusterSize } from '../cluster-size';
import type { Flags } from '../flags';

/**
 * Flags of `minikube start` beside the name. Calico, because minikube's own network stores policies and does not
 * enforce them. What each means: https://minikube.sigs.k8s.io/docs/commands/start/
 */
export function minikubeFlags(size: ClusterSize): Flags {
  return {
    '--kubernetes-version': 'stable',
    '--container-runtime': 'containerd',
    '--cni': 'calico',
    '--nodes': size === 'prod' ? 3 : 1,
    '--cpus': 2,
    '--memory': '4g',
    '--addons': 'metrics-server',
  };
}
