import type { V1ObjectMeta } from '@kubernetes/client-node';

/**
 * A Kubernetes object as we write it: the fields of client-node's model, with what those models leave optional and an
 * object cannot do without: its version, its kind, its name and, where the kind has one, its spec.
 *
 * Write it as a fresh literal with this as its type, so that the compiler refuses keys that the model does not know:
 * client-node drops them in silence.
 *
 * @example
 * type Job = Manifest<'batch/v1', 'Job', V1Job>;
 */
export type Manifest<ApiVersion extends string, Kind extends string, Model> = Omit<
  Model,
  'apiVersion' | 'kind' | 'metadata' | 'spec' | 'status'
> & {
  readonly apiVersion: ApiVersion;
  readonly kind: Kind;
  readonly metadata: V1ObjectMeta & { readonly name: string };
} & ('spec' extends keyof Model ? { readonly spec: NonNullable<Model['spec']> } : unknown);

/** Anything that the writer writes: an object of the cluster, or a file of Kustomize. */
export interface Written {
  readonly apiVersion: string;
  readonly kind: string;
}
