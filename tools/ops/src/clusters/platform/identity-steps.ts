import { type BucketUser, bucketUsers } from '@medcast/deploy-contract';
import type { EksRequest, GkeRequest } from './cluster-request';
import { callOf, type ProgramCall } from '../program/program-call';
import { hasLine, type Step } from '../steps/step';
import { s3BucketSteps } from './aws-steps';
import { gcloud, isListed } from './gke-steps';

/** A namespace whose pods shall use a bucket. */
export interface Binding {
  readonly namespace: string;
  readonly bucket: string;
}

/** Google service account that the predictor's is annotated with: `identity` in environment-plans.ts. */
export const GKE_READER = 'medcast-models';

/**
 * The bucket, and who may use it: the predictor as a service account of Google's, which its annotation names; those who
 * write as principals of Google's IAM themselves, which needs no annotation.
 */
export function gkeBindSteps(request: GkeRequest, { namespace, bucket }: Binding): readonly Step[] {
  return [
    gcsBucketStep(request, bucket),
    {
      purpose: `the number of the project ${request.project}`,
      learns: 'PROJECT_NUMBER',
      call: callOf('gcloud', 'projects', 'describe', request.project, '--format=value(projectNumber)'),
    },
    ...bucketUsers.flatMap((user) =>
      user.isWriter
        ? gkeWriterSteps(request, { namespace, bucket }, user)
        : gkeReaderSteps(request, { namespace, bucket }, user),
    ),
  ];
}

function gkeReaderSteps(request: GkeRequest, { namespace, bucket }: Binding, user: BucketUser): readonly Step[] {
  const account = `${GKE_READER}@${request.project}.iam.gserviceaccount.com`;
  const member = `serviceAccount:${request.project}.svc.id.goog[${namespace}/${user.serviceAccount}]`;
  return [
    {
      purpose: `who the predictor is: ${account}`,
      unless: {
        call: gcloud(request, 'iam', 'service-accounts', 'list', '--format=value(email)'),
        isYes: hasLine(account),
      },
      call: gcloud(request, 'iam', 'service-accounts', 'create', GKE_READER),
    },
    {
      purpose: `${account} reads gs://${bucket}`,
      call: bucketRole(request, bucket, { member: `serviceAccount:${account}`, role: 'roles/storage.objectViewer' }),
    },
    {
      purpose: `${namespace}/${user.serviceAccount} is ${account}`,
      call: gcloud(
        request,
        ...['iam', 'service-accounts', 'add-iam-policy-binding', account, `--member=${member}`],
        ...['--role=roles/iam.workloadIdentityUser', '--condition=None', '--format=none'],
      ),
    },
  ];
}

function gkeWriterSteps(request: GkeRequest, { namespace, bucket }: Binding, user: BucketUser): readonly Step[] {
  const pool = `workloadIdentityPools/${request.project}.svc.id.goog`;
  const subject = `subject/ns/${namespace}/sa/${user.serviceAccount}`;
  const member = `principal://iam.googleapis.com/projects/@{PROJECT_NUMBER}/locations/global/${pool}/${subject}`;
  return [
    {
      purpose: `${namespace}/${user.serviceAccount} writes to gs://${bucket}`,
      call: bucketRole(request, bucket, { member, role: 'roles/storage.objectUser' }),
    },
  ];
}

function bucketRole(
  request: Pick<GkeRequest, 'project'>,
  bucket: string,
  { member, role }: { readonly member: string; readonly role: string },
): ProgramCall {
  const words = ['storage', 'buckets', 'add-iam-policy-binding', `gs://${bucket}`];
  return gcloud(request, ...words, `--member=${member}`, `--role=${role}`, '--format=none');
}

/** A private bucket of Google that keeps what is overwritten. */
export function gcsBucketStep(request: Pick<GkeRequest, 'project' | 'region'>, bucket: string): Step {
  return {
    purpose: `the bucket gs://${bucket}`,
    unless: isListed(request, bucket, 'storage', 'buckets'),
    call: gcloud(
      request,
      ...['storage', 'buckets', 'create', `gs://${bucket}`, `--location=${request.region}`],
      ...['--uniform-bucket-level-access', '--public-access-prevention'],
    ),
  };
}

/** The bucket, and roles that Pod Identity gives to the service accounts of a namespace. @param spec path of the associations */
export function eksBindSteps(
  { name, region }: Pick<EksRequest, 'name' | 'region'>,
  { namespace, bucket }: Binding,
  spec: string,
): readonly Step[] {
  return [
    ...s3BucketSteps('the bucket of the models', { bucket, region }),
    {
      purpose: `${bucketUsers.map(({ serviceAccount }) => `${namespace}/${serviceAccount}`).join(', ')} use s3://${bucket}`,
      unless: {
        call: callOf(
          'aws',
          ...['eks', 'list-pod-identity-associations', `--cluster-name=${name}`, `--region=${region}`],
          ...[`--namespace=${namespace}`, '--query=associations[].serviceAccount', '--output=text'],
        ),
        isYes: (output) => bucketUsers.every(({ serviceAccount }) => hasLine(serviceAccount)(output)),
      },
      call: callOf('eksctl', 'create', 'podidentityassociation', `--config-file=${spec}`),
    },
  ];
}
