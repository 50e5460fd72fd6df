import type { Patch } from './kustomization';
import type { Written } from './manifest';

/** Settings as Kustomize makes a ConfigMap of them, named by a hash of what is in it. */
export interface GeneratedConfigMap {
  readonly name: string;
  /** `merge`: adds to the one of this name that stands below; by default it makes one. */
  readonly behavior?: 'merge';
  /** `NAME=value` */
  readonly literals?: readonly string[];
  /** `key=path`, or a path whose last part is the key. */
  readonly files?: readonly string[];
  readonly options?: {
    readonly labels?: Readonly<Record<string, string>>;
    /** Named as it is: for what others look up by its name. */
    readonly disableNameSuffixHash?: true;
  };
}

/** A capability that an overlay can take: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/components/ */
export interface Component extends Written {
  readonly apiVersion: 'kustomize.config.k8s.io/v1alpha1';
  readonly kind: 'Component';
  readonly resources?: readonly string[];
  readonly configMapGenerator?: readonly GeneratedConfigMap[];
  readonly secretGenerator?: readonly GeneratedConfigMap[];
  readonly patches?: readonly Patch[];
}
