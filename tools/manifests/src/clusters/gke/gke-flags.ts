import type { ClusterSize } from '../cluster-size';
import type { Flags } from '../flags';

/** Where the two sizes differ; node counts are per zone, of which a regional cluster has three. */
const sized = {
  dev: { '--machine-type': 'e2-standard-2', '--num-nodes': 1, '--min-nodes': 1, '--max-nodes': 3 },
  prod: { '--machine-type': 'e2-standard-4', '--num-nodes': 1, '--min-nodes': 1, '--max-nodes': 4 },
} as const satisfies Record<ClusterSize, Flags>;

/** Upgrades of nodes and control plane begin in these hours alone: Saturday and Sunday, 02:00–08:00 UTC. */
const maintenance = {
  '--maintenance-window-start': '2026-01-03T02:00:00Z',
  '--maintenance-window-end': '2026-01-03T08:00:00Z',
  '--maintenance-window-recurrence': 'FREQ=WEEKLY;BYDAY=SA,SU',
} as const satisfies Flags;

/**
 * Flags of `gcloud container clusters create` beside name, project, place, network and service account of the nodes,
 * which `medcast cluster create` gives.
 *
 * Private nodes; policies enforced by Dataplane V2; pods are identities of the project (workload pool, given with the
 * project); shielded nodes; Gateway API. What each means: https://cloud.google.com/sdk/gcloud/reference/container/clusters/create
 */
export function gkeFlags(size: ClusterSize): Flags {
  return {
    '--enable-ip-alias': null,
    '--enable-private-nodes': null,
    '--enable-dataplane-v2': null,
    '--enable-intra-node-visibility': null,
    '--workload-metadata': 'GKE_METADATA',
    '--release-channel': size === 'prod' ? 'stable' : 'regular',
    '--enable-shielded-nodes': null,
    '--shielded-secure-boot': null,
    '--shielded-integrity-monitoring': null,
    '--no-enable-insecure-kubelet-readonly-port': null,
    '--security-posture': 'standard',
    '--gateway-api': 'standard',
    '--image-type': 'COS_CONTAINERD',
    '--disk-type': 'pd-balanced',
    '--disk-size': '50GB',
    ...sized[size],
    '--enable-autoscaling': null,
    '--autoscaling-profile': size === 'prod' ? 'balanced' : 'optimize-utilization',
    '--enable-autoupgrade': null,
    '--enable-autorepair': null,
    '--max-surge-upgrade': 1,
    '--max-unavailable-upgrade': 0,
    ...(size === 'prod' ? maintenance : {}),
    '--addons': 'HttpLoadBalancing,HorizontalPodAutoscaling,GcePersistentDiskCsiDriver',
    '--logging': 'SYSTEM,WORKLOAD',
    '--monitoring': 'SYSTEM',
    '--enable-managed-prometheus': null,
    '--enable-cost-allocation': null,
    '--labels': { product: 'medcast', size },
  };
}
