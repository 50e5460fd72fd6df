import type { GeneratedConfigMap } from './component';
import type { Written } from './manifest';

/** Which objects a patch is for. */
export interface PatchTarget {
  readonly kind: string;
  readonly name?: string;
  readonly labelSelector?: string;
}

/** A change to objects that stand elsewhere: a merge patch, or operations of JSON Patch (RFC 6902), as text. */
export interface Patch {
  readonly target: PatchTarget;
  readonly patch: string;
}

/** Where an image comes from, put before and behind its bare name. */
export type ImageOverride =
  | { readonly name: string; readonly newName: string; readonly newTag: string }
  | { readonly name: string; readonly newName: string; readonly digest: string };

/** What a base and an overlay can say: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
export interface Kustomization extends Written {
  readonly apiVersion: 'kustomize.config.k8s.io/v1beta1';
  readonly kind: 'Kustomization';
  readonly namespace?: string;
  readonly resources: readonly string[];
  readonly components?: readonly string[];
  readonly configMapGenerator?: readonly GeneratedConfigMap[];
  readonly replicas?: readonly { readonly name: string; readonly count: number }[];
  readonly images?: readonly ImageOverride[];
  readonly patches?: readonly Patch[];
  /** Namespaces and accounts come before what lives by them. */
  readonly sortOptions?: { readonly order: 'legacy' };
}
