import type { Written } from '../../writer/manifest';

/** An association of a service account with a role that eksctl makes of the policy. */
export interface PodIdentityAssociation {
  readonly namespace: string;
  readonly serviceAccountName: string;
  readonly permissionPolicy: PolicyDocument;
}

/** A policy of AWS IAM. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/** One permission of a policy. */
export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/** A file of eksctl, as far as we write it: https://eksctl.io/usage/schema/ */
export interface ClusterConfig extends Written {
  readonly apiVersion: 'eksctl.io/v1alpha5';
  readonly kind: 'ClusterConfig';
  readonly metadata: {
    readonly name: string;
    readonly region: string;
    readonly version?: string;
    readonly tags?: Readonly<Record<string, string>>;
  };
  readonly availabilityZones?: readonly string[];
  readonly autoModeConfig?: { readonly enabled: true; readonly nodePools: readonly ('general-purpose' | 'system')[] };
  readonly accessConfig?: { readonly authenticationMode: 'API' };
  readonly upgradePolicy?: { readonly supportType: 'STANDARD' };
  readonly iam?: { readonly podIdentityAssociations: readonly PodIdentityAssociation[] };
  readonly vpc?: {
    readonly cidr: string;
    readonly nat: { readonly gateway: 'HighlyAvailable' | 'Single' };
    readonly clusterEndpoints: { readonly publicAccess: boolean; readonly privateAccess: boolean };
  };
  readonly cloudWatch?: {
    readonly clusterLogging: {
      readonly enableTypes: readonly ('api' | 'audit' | 'authenticator' | 'controllerManager' | 'scheduler')[];
      readonly logRetentionInDays: number;
    };
  };
  readonly addons?: readonly { readonly name: string }[];
}
