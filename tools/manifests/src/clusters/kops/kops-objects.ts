import { s3Statements } from '../bucket-policy';
import type { ClusterSize } from '../cluster-size';
import { bucketUsers, specPlaceholders } from '@medcast/deploy-contract';
import type { EtcdCluster, InstanceGroup, KopsCluster, ServiceAccountPermission, Subnet } from './kops-kinds';

/** Kubernetes of the cluster; not newer than the kops that makes it. */
const VERSION = 'v1.35.0';

/** Where the two sizes differ; nodes are counted per zone. */
const sized = {
  dev: { zones: specPlaceholders.zones.slice(0, 1), controlPlane: 't3.medium', node: 't3.large', maxNodes: 3 },
  prod: { zones: specPlaceholders.zones, controlPlane: 'm6i.large', node: 'm6i.xlarge', maxNodes: 4 },
} as const satisfies Record<ClusterSize, object>;

/** What kOps itself installs; certificates are there for the webhook of identities. */
const addons = {
  podIdentityWebhook: { enabled: true },
  certManager: { enabled: true },
  clusterAutoscaler: { enabled: true },
  metricsServer: { enabled: true },
  awsLoadBalancerController: { enabled: true },
  nodeTerminationHandler: { enabled: true },
} as const satisfies Partial<KopsCluster['spec']>;

/** The cluster and its groups of machines, in the order in which kOps wants them. */
export function kopsObjects(size: ClusterSize): readonly [KopsCluster, ...InstanceGroup[]] {
  const { zones, controlPlane, node, maxNodes } = sized[size];
  const controlPlanes = zones.map((zone) =>
    instanceGroup('ControlPlane', zone, { machineType: controlPlane, maxSize: 1 }),
  );
  const nodes = zones.map((zone) => instanceGroup('Node', zone, { machineType: node, maxSize: maxNodes }));
  return [kopsCluster(zones), ...controlPlanes, ...nodes];
}

function kopsCluster(zones: readonly string[]): KopsCluster {
  return {
    apiVersion: 'kops.k8s.io/v1alpha2',
    kind: 'Cluster',
    metadata: { name: specPlaceholders.kopsName },
    spec: {
      kubernetesVersion: VERSION,
      channel: 'stable',
      cloudProvider: 'aws',
      configBase: `s3://${specPlaceholders.stateBucket}/${specPlaceholders.kopsName}`,
      api: { loadBalancer: { type: 'Public', class: 'Network' } },
      authorization: { rbac: {} },
      kubernetesApiAccess: ['0.0.0.0/0', '::/0'],
      sshAccess: [],
      sshKeyName: '',
      ...networkOf(zones),
      etcdClusters: [etcdCluster('main', zones), etcdCluster('events', zones)],
      kubelet: { anonymousAuth: false },
      ...identities(),
      ...addons,
    },
  };
}

/** Machines without public addresses, in subnets of their own; Cilium enforces network policies. */
function networkOf(zones: readonly string[]) {
  return {
    topology: { dns: { type: 'None' } },
    networkCIDR: '10.50.0.0/16',
    nonMasqueradeCIDR: '100.64.0.0/10',
    networking: { cilium: { enableNodePort: true } },
    kubeProxy: { enabled: false },
    subnets: zones.flatMap(subnetsOf),
  } as const satisfies Partial<KopsCluster['spec']>;
}

/** Service accounts are trusted by AWS by their tokens, which it checks against what the cluster publishes. */
function identities() {
  return {
    iam: {
      allowContainerRegistry: true,
      legacy: false,
      useServiceAccountExternalPermissions: true,
      serviceAccountExternalPermissions: permissions(),
    },
    serviceAccountIssuerDiscovery: {
      discoveryStore: `s3://${specPlaceholders.discoveryBucket}/${specPlaceholders.kopsName}`,
      enableAWSOIDCProvider: true,
    },
  } as const satisfies Partial<KopsCluster['spec']>;
}

function etcdCluster(name: EtcdCluster['name'], zones: readonly string[]): EtcdCluster {
  return {
    name,
    etcdMembers: zones.map((zone) => ({
      name: zone.slice(-1),
      instanceGroup: groupName('ControlPlane', zone),
      encryptedVolume: true,
    })),
  };
}

/** A private and a public subnet of a zone, which never overlap those of another: /19 blocks, then /22 ones. */
function subnetsOf(zone: string, index: number): readonly Subnet[] {
  return [
    { name: zone, zone, type: 'Private', cidr: `10.50.${32 * (index + 1)}.0/19` },
    { name: `utility-${zone}`, zone, type: 'Utility', cidr: `10.50.${4 * index}.0/22` },
  ];
}

function permissions(): readonly ServiceAccountPermission[] {
  return bucketUsers.map((user) => ({
    name: user.serviceAccount,
    namespace: specPlaceholders.namespace,
    aws: { inlinePolicy: JSON.stringify(s3Statements(specPlaceholders.bucket, user)) },
  }));
}

function groupName(role: InstanceGroup['spec']['role'], zone: string): string {
  return `${role === 'Node' ? 'nodes' : 'control-plane'}-${zone}`;
}

function instanceGroup(
  role: InstanceGroup['spec']['role'],
  zone: string,
  { machineType, maxSize }: { readonly machineType: string; readonly maxSize: number },
): InstanceGroup {
  return {
    apiVersion: 'kops.k8s.io/v1alpha2',
    kind: 'InstanceGroup',
    metadata: { name: groupName(role, zone), labels: { 'kops.k8s.io/cluster': specPlaceholders.kopsName } },
    spec: {
      role,
      machineType,
      minSize: 1,
      maxSize,
      subnets: [zone],
      associatePublicIp: false,
      rootVolumeSize: 64,
      rootVolumeEncryption: true,
      // A pod on the pod network is one hop too far to reach the role of its node.
      instanceMetadata: { httpTokens: 'required', httpPutResponseHopLimit: role === 'Node' ? 1 : 3 },
    },
  };
}
