import { workloads } from './workloads';

/** Jobs that are not always there, and their service accounts, of the same name. */
export const jobNames = { training: 'medcast-training', scoring: 'medcast-batch-scoring' } as const;

/** A service account of ours, and what its pods may do with the bucket of models. */
export interface BucketUser {
  readonly serviceAccount: string;
  readonly isWriter: boolean;
}

/** Who uses the bucket: the predictor reads, training publishes, batch scoring writes its results. */
export const bucketUsers: readonly BucketUser[] = [
  { serviceAccount: workloads.predictor.name, isWriter: false },
  { serviceAccount: jobNames.training, isWriter: true },
  { serviceAccount: jobNames.scoring, isWriter: true },
];
