import type { V1ConfigMap } from '@kubernetes/client-node';
import type { Manifest } from '../../writer/manifest';
import { s3Statements } from '../bucket-policy';
import type { ClusterSize } from '../cluster-size';
import { bucketUsers, specPlaceholders } from '@medcast/deploy-contract';
import type { ClusterConfig } from './cluster-config';

/** Kubernetes of the cluster; eksctl lists what EKS has: `eksctl utils describe-cluster-versions`. */
const VERSION = '1.35';

/**
 * The cluster: EKS Auto Mode, in which AWS scales, patches and replaces the nodes. They stand in private subnets on
 * Bottlerocket, verified at boot, without SSH. Pods get roles by Pod Identity, whose agent Auto Mode brings.
 */
export function eksCluster(size: ClusterSize): ClusterConfig {
  return {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: {
      name: specPlaceholders.eksName,
      region: specPlaceholders.region,
      version: VERSION,
      tags: { product: 'medcast', size },
    },
    availabilityZones: specPlaceholders.zones,
    accessConfig: { authenticationMode: 'API' },
    upgradePolicy: { supportType: 'STANDARD' },
    autoModeConfig: { enabled: true, nodePools: ['general-purpose', 'system'] },
    addons: [{ name: 'metrics-server' }],
    vpc: {
      cidr: '10.40.0.0/16',
      nat: { gateway: size === 'prod' ? 'HighlyAvailable' : 'Single' },
      clusterEndpoints: { publicAccess: true, privateAccess: true },
    },
    cloudWatch: {
      clusterLogging: {
        enableTypes: size === 'prod' ? ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] : ['audit'],
        logRetentionInDays: size === 'prod' ? 90 : 7,
      },
    },
  };
}

/** Who may use the bucket of models: for `eksctl create podidentityassociation`. */
export function eksIdentities(): ClusterConfig {
  const { eksName, region, bucket, namespace } = specPlaceholders;
  return {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: eksName, region },
    iam: {
      podIdentityAssociations: bucketUsers.map((user) => ({
        namespace,
        serviceAccountName: user.serviceAccount,
        permissionPolicy: { Version: '2012-10-17', Statement: s3Statements(bucket, user) },
      })),
    },
  };
}

/**
 * Turns on that Auto Mode enforces network policies; until this is there they are stored and nothing else.
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html
 */
export function eksNetworkPolicy(): Manifest<'v1', 'ConfigMap', V1ConfigMap> {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'amazon-vpc-cni', namespace: 'kube-system' },
    data: { 'enable-network-policy-controller': 'true' },
  };
}
