import { environments } from './environments';

/**
 * What stands in the specs of clusters until `medcast cluster create` puts a person's own in its place. Each is a name that could
 * be used as it is, and stands for nothing else in the file.
 */
export const specPlaceholders = {
  eksName: 'medcast-eks',
  kopsName: 'medcast.example.com',
  region: 'eu-west-1',
  zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  bucket: 'medcast-models-bucket',
  /** State of kOps. */
  stateBucket: 'medcast-kops-state',
  /** Where AWS reads who the cluster's service accounts are. */
  discoveryBucket: 'medcast-kops-oidc',
  namespace: environments.eks.namespace,
} as const;
