import type { Manifest } from '../writer/manifest';

/** A Secret that the External Secrets operator makes of what a cloud's secret store holds. */
export type ExternalSecret = Manifest<
  'external-secrets.io/v1',
  'ExternalSecret',
  {
    spec: {
      readonly refreshInterval: string;
      readonly secretStoreRef: { readonly name: string; readonly kind: 'ClusterSecretStore' };
      readonly target: { readonly name: string; readonly creationPolicy: 'Owner' };
      readonly data: readonly { readonly secretKey: string; readonly remoteRef: { readonly key: string } }[];
    };
  }
>;

/** Files that the Secrets Store CSI driver puts into a pod. */
export type SecretProviderClass = Manifest<
  'secrets-store.csi.x-k8s.io/v1',
  'SecretProviderClass',
  { spec: { readonly provider: 'gke' | 'aws' | 'azure'; readonly parameters: Readonly<Record<string, string>> } }
>;
