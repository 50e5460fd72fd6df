import type { Written } from '../../writer/manifest';

/** A switch of an addon. */
interface Enabled {
  readonly enabled: true;
}

/** Members of one etcd, each on the control plane node of its zone. */
export interface EtcdCluster {
  readonly name: 'main' | 'events';
  readonly etcdMembers: readonly {
    readonly name: string;
    readonly instanceGroup: string;
    readonly encryptedVolume: true;
  }[];
}

/** A subnet of one zone: public ones for load balancers and NAT, private ones for nodes. */
export interface Subnet {
  readonly name: string;
  readonly zone: string;
  readonly type: 'Private' | 'Utility';
  readonly cidr: string;
}

/** A role of AWS that pods of a service account take; the policy is JSON text. */
export interface ServiceAccountPermission {
  readonly name: string;
  readonly namespace: string;
  readonly aws: { readonly inlinePolicy: string };
}

/** kOps' Cluster, as far as we write it: https://kops.sigs.k8s.io/cluster_spec/ */
export interface KopsCluster extends Written {
  readonly apiVersion: 'kops.k8s.io/v1alpha2';
  readonly kind: 'Cluster';
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly kubernetesVersion: string;
    readonly channel: 'stable';
    readonly cloudProvider: 'aws';
    readonly configBase: string;
    readonly api: { readonly loadBalancer: { readonly type: 'Public'; readonly class: 'Network' } };
    readonly authorization: { readonly rbac: Record<string, never> };
    readonly kubernetesApiAccess: readonly string[];
    readonly sshAccess: readonly string[];
    readonly sshKeyName: '';
    readonly topology: { readonly dns: { readonly type: 'None' } };
    readonly networkCIDR: string;
    readonly nonMasqueradeCIDR: string;
    readonly networking: { readonly cilium: { readonly enableNodePort: true } };
    readonly kubeProxy: { readonly enabled: false };
    readonly subnets: readonly Subnet[];
    readonly etcdClusters: readonly EtcdCluster[];
    readonly kubelet: { readonly anonymousAuth: false };
    readonly iam: {
      readonly allowContainerRegistry: true;
      readonly legacy: false;
      readonly useServiceAccountExternalPermissions: true;
      readonly serviceAccountExternalPermissions: readonly ServiceAccountPermission[];
    };
    readonly serviceAccountIssuerDiscovery: { readonly discoveryStore: string; readonly enableAWSOIDCProvider: true };
    readonly podIdentityWebhook: Enabled;
    readonly certManager: Enabled;
    readonly clusterAutoscaler: Enabled;
    readonly metricsServer: Enabled;
    readonly awsLoadBalancerController: Enabled;
    readonly nodeTerminationHandler: Enabled;
  };
}

/** kOps' InstanceGroup, as far as we write it: https://kops.sigs.k8s.io/instance_groups/ */
export interface InstanceGroup extends Written {
  readonly apiVersion: 'kops.k8s.io/v1alpha2';
  readonly kind: 'InstanceGroup';
  readonly metadata: { readonly name: string; readonly labels: { readonly 'kops.k8s.io/cluster': string } };
  readonly spec: {
    readonly role: 'ControlPlane' | 'Node';
    readonly machineType: string;
    readonly minSize: number;
    readonly maxSize: number;
    readonly subnets: readonly string[];
    readonly associatePublicIp: false;
    readonly rootVolumeSize: number;
    readonly rootVolumeEncryption: true;
    readonly instanceMetadata: { readonly httpTokens: 'required'; readonly httpPutResponseHopLimit: number };
  };
}
