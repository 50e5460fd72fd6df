import type { Platform } from '@medcast/deploy-contract';

/** What makes a cluster: one for each platform of the overlays, and kOps, which makes one of its own on AWS. */
export const CLUSTER_MAKERS = ['gke', 'eks', 'kops', 'aks', 'minikube'] as const satisfies readonly (
  Platform | 'kops'
)[];

/** One of them. */
export type ClusterMaker = (typeof CLUSTER_MAKERS)[number];

/** A small cluster, in one zone but on EKS, which chooses by itself, or one over three zones: the file of this name in k8s/clusters/<maker>. */
export const CLUSTER_SIZES = ['dev', 'prod'] as const;

/** One of the two. */
export type ClusterSize = (typeof CLUSTER_SIZES)[number];

interface NamedCluster {
  readonly name: string;
  readonly size: ClusterSize;
}

/** A cluster on Google Kubernetes Engine. */
export interface GkeRequest extends NamedCluster {
  readonly on: 'gke';
  readonly project: string;
  readonly region: string;
  /** Of a small cluster, where it lies. */
  readonly zone: string;
}

/** A cluster on Amazon EKS. */
export interface EksRequest extends NamedCluster {
  readonly on: 'eks';
  readonly region: string;
  readonly zones: readonly string[];
}

/** A cluster that kOps makes of machines of Amazon EC2. */
export interface KopsRequest extends NamedCluster {
  readonly on: 'kops';
  readonly region: string;
  readonly zones: readonly string[];
  /** Bucket of kOps' state; the one for service accounts is named after it. */
  readonly stateBucket: string;
  /** Bucket of the models, which the roles of the service accounts name. */
  readonly bucket: string;
}

/** A cluster on Azure Kubernetes Service. */
export interface AksRequest extends NamedCluster {
  readonly on: 'aks';
  readonly region: string;
  readonly resourceGroup: string;
  /** Name of the container registry. */
  readonly registry: string;
}

/** A cluster on this machine. */
export interface MinikubeRequest extends NamedCluster {
  readonly on: 'minikube';
}

/** A cluster, with everything that its platform has to know. */
export type ClusterRequest = GkeRequest | EksRequest | KopsRequest | AksRequest | MinikubeRequest;

/** Everything that can be said of a cluster on the command line. */
export interface ClusterOptions {
  readonly on: ClusterMaker;
  readonly name: string;
  readonly size: ClusterSize;
  readonly project?: string;
  readonly region?: string;
  readonly zones?: readonly string[];
  readonly stateBucket?: string;
  readonly bucket?: string;
  readonly resourceGroup?: string;
  readonly registry?: string;
}

/** Options that only some platforms have. */
export type PlaceOption = Exclude<keyof ClusterOptions, 'on' | 'name' | 'size'>;
