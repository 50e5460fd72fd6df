import type { ClusterSize } from '../cluster-size';
import type { Flags } from '../flags';

const sized = {
  dev: {
    '--tier': 'free',
    '--node-vm-size': 'Standard_D2s_v5',
    '--node-count': 1,
    '--min-count': 1,
    '--max-count': 3,
    '--auto-upgrade-channel': 'stable',
  },
  prod: {
    '--tier': 'standard',
    '--zones': ['1', '2', '3'],
    '--node-vm-size': 'Standard_D4s_v5',
    '--node-count': 3,
    '--min-count': 3,
    '--max-count': 12,
    '--auto-upgrade-channel': 'stable',
    '--enable-azure-monitor-metrics': null,
    '--enable-cost-analysis': null,
  },
} as const satisfies Record<ClusterSize, Flags>;

/**
 * Flags of `az aks create` beside resource group, name, place and registry, which `medcast cluster create` gives.
 *
 * Nodes have no public address and leave through a NAT gateway; policies are enforced by Cilium; pods are identities of
 * Entra ID (workload identity); nodes boot verified (trusted launch), without SSH.
 * What each means: https://learn.microsoft.com/cli/azure/aks#az-aks-create
 */
export function aksFlags(size: ClusterSize): Flags {
  return {
    '--network-plugin': 'azure',
    '--network-plugin-mode': 'overlay',
    '--network-dataplane': 'cilium',
    '--network-policy': 'cilium',
    '--outbound-type': 'managedNATGateway',
    '--enable-oidc-issuer': null,
    '--enable-workload-identity': null,
    '--enable-managed-identity': null,
    '--enable-secure-boot': null,
    '--enable-vtpm': null,
    '--no-ssh-key': null,
    '--node-os-upgrade-channel': 'NodeImage',
    '--enable-cluster-autoscaler': null,
    '--enable-addons': 'monitoring',
    ...sized[size],
    '--tags': ['product=medcast', `size=${size}`],
  };
}
