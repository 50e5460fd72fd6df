import type { BucketUser } from '@medcast/deploy-contract';
import type { PolicyStatement } from './eks/cluster-config';

/** What a user of an S3 bucket may do, and no more. */
export function s3Statements(bucket: string, { isWriter }: BucketUser): readonly PolicyStatement[] {
  const objects = isWriter ? ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] : ['s3:GetObject'];
  return [
    { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [`arn:aws:s3:::${bucket}`] },
    { Effect: 'Allow', Action: objects, Resource: [`arn:aws:s3:::${bucket}/*`] },
  ];
}
