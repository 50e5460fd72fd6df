import { workloads } from '@medcast/deploy-contract';
import type { PolicyStatement } from './eks/cluster-config';

/** A service account of ours, and what its pods may do with the bucket of models. */
export interface BucketUser {
  readonly serviceAccount: string;
  readonly isWriter: boolean;
}

/** Who uses the bucket: the predictor reads, training publishes, scoring writes its results. */
export const bucketUsers: readonly BucketUser[] = [
  { serviceAccount: workloads.predictor.name, isWriter: false },
  { serviceAccount: 'medcast-training', isWriter: true },
  { serviceAccount: 'medcast-batch-scoring', isWriter: true },
];

/** What a user of an S3 bucket may do, and no more. */
export function s3Statements(bucket: string, { isWriter }: BucketUser): readonly PolicyStatement[] {
  const objects = isWriter ? ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] : ['s3:GetObject'];
  return [
    { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [`arn:aws:s3:::${bucket}`] },
    { Effect: 'Allow', Action: objects, Resource: [`arn:aws:s3:::${bucket}/*`] },
  ];
}
