import { imageNames } from '@medcast/deploy-contract';
import { callOf } from '../program/program-call';
import type { Question, Step } from '../steps/step';

/** A bucket on Amazon S3. */
export interface S3Bucket {
  readonly bucket: string;
  readonly region: string;
}

/** Region whose buckets are made without naming it: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
const DEFAULT_REGION = 'us-east-1';

/** A private bucket that keeps what is overwritten. New buckets of S3 are private and encrypted. */
export function s3BucketSteps(purpose: string, { bucket, region }: S3Bucket): readonly Step[] {
  return [
    {
      purpose: `${purpose}: s3://${bucket}`,
      unless: bucketExists({ bucket, region }),
      call: createBucket({ bucket, region }),
    },
    {
      purpose: `s3://${bucket} keeps what is overwritten`,
      call: callOf(
        'aws',
        ...['s3api', 'put-bucket-versioning', `--bucket=${bucket}`, `--region=${region}`],
        '--versioning-configuration=Status=Enabled',
      ),
    },
  ];
}

/** The bucket in which AWS reads who the cluster's service accounts are; it holds public keys and must be readable by all. */
export function discoveryBucketSteps({ bucket, region }: S3Bucket): readonly Step[] {
  const where = [`--bucket=${bucket}`, `--region=${region}`];
  const open = 'BlockPublicAcls=false,IgnorePublicAcls=false,BlockPublicPolicy=false,RestrictPublicBuckets=false';
  const { program, args } = createBucket({ bucket, region });
  return [
    {
      purpose: `where AWS reads who the service accounts are: s3://${bucket}`,
      unless: bucketExists({ bucket, region }),
      call: callOf(program, ...args, '--object-ownership=BucketOwnerPreferred'),
    },
    {
      purpose: `s3://${bucket} may be readable by all (it holds public keys alone)`,
      call: callOf('aws', 's3api', 'put-public-access-block', ...where, `--public-access-block-configuration=${open}`),
    },
    {
      purpose: `s3://${bucket} is readable by all`,
      call: callOf('aws', 's3api', 'put-bucket-acl', ...where, '--acl=public-read'),
    },
  ];
}

/** A repository for each image: Amazon's registry makes none by itself. */
export function ecrSteps(region: string): readonly Step[] {
  return Object.values(imageNames).map((image) => ({
    purpose: `the registry of ${image}`,
    unless: {
      call: callOf('aws', 'ecr', 'describe-repositories', `--repository-names=${image}`, `--region=${region}`),
      isYes: () => true,
      noWhen: /RepositoryNotFoundException/,
    },
    call: callOf(
      'aws',
      ...['ecr', 'create-repository', `--repository-name=${image}`, `--region=${region}`],
      '--image-scanning-configuration=scanOnPush=true',
    ),
  }));
}

function bucketExists({ bucket, region }: S3Bucket): Question {
  return {
    call: callOf('aws', 's3api', 'head-bucket', `--bucket=${bucket}`, `--region=${region}`),
    isYes: () => true,
    noWhen: /\b404\b|Not Found/,
  };
}

function createBucket({ bucket, region }: S3Bucket) {
  const elsewhere = region === DEFAULT_REGION ? [] : [`--create-bucket-configuration=LocationConstraint=${region}`];
  return callOf('aws', 's3api', 'create-bucket', `--bucket=${bucket}`, `--region=${region}`, ...elsewhere);
}
