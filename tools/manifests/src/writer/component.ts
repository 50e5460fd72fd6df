import type { Written } from './manifest';

/** Settings as Kustomize makes a ConfigMap of them, named by a hash of what is in it. */
export interface GeneratedConfigMap {
  readonly name: string;
  /** `NAME=value` */
  readonly literals: readonly string[];
}

/** A capability that an overlay can take: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/components/ */
export interface Component extends Written {
  readonly apiVersion: 'kustomize.config.k8s.io/v1alpha1';
  readonly kind: 'Component';
  readonly resources: readonly string[];
  readonly configMapGenerator?: readonly GeneratedConfigMap[];
}
