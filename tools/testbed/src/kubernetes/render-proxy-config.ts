import { POD_RANGE } from './network-plan';

/** Settings of kube-proxy. The limits of connection tracking are the machine's and cannot be set from a namespace. */
export function renderProxyConfig(kubeconfig: string): string {
  return JSON.stringify({
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    mode: 'iptables',
    clientConnection: { kubeconfig },
    clusterCIDR: POD_RANGE,
    conntrack: { maxPerCore: 0 },
    iptables: { localhostNodePorts: true, minSyncPeriod: '0s', syncPeriod: '30s' },
    bindAddress: '0.0.0.0',
  });
}
