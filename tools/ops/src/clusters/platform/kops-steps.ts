import { callOf, type ProgramCall } from '../program/program-call';
import type { Question, Step } from '../steps/step';
import { discoveryBucketSteps, ecrSteps, s3BucketSteps } from './aws-steps';
import type { KopsRequest } from './cluster-request';

/** What kops says, and fails, where there are none. */
export const NO_CLUSTERS = /no clusters found/i;

/** Bucket in which AWS reads who the cluster's service accounts are. */
export function discoveryBucketOf(stateBucket: string): string {
  return `${stateBucket}-oidc`;
}

/** Everything from an account to a cluster that kubectl talks to. @param spec path of the kOps objects with their names */
export function kopsCreateSteps(request: KopsRequest, spec: string): readonly Step[] {
  const { name, region, stateBucket } = request;
  return [
    ...ecrSteps(region),
    ...s3BucketSteps('what kOps knows', { bucket: stateBucket, region }),
    ...discoveryBucketSteps({ bucket: discoveryBucketOf(stateBucket), region }),
    {
      purpose: `the description of ${name}`,
      unless: kopsExists(request),
      call: kops(request, 'create', `--filename=${spec}`),
    },
    {
      purpose: `the machines of ${name}, and kubectl talks to it`,
      call: kops(request, 'update', 'cluster', `--name=${name}`, '--yes', '--admin'),
    },
    {
      purpose: `${name} is ready`,
      call: kops(request, 'validate', 'cluster', `--name=${name}`, '--wait=20m'),
    },
  ];
}

/** The machines, network and roles are deleted; the state bucket, images and models stay. */
export function kopsDeleteSteps(request: Pick<KopsRequest, 'name' | 'stateBucket'>): readonly Step[] {
  return [
    {
      purpose: `no cluster ${request.name}`,
      onlyIf: kopsExists(request),
      call: kops(request, 'delete', 'cluster', `--name=${request.name}`, '--yes'),
    },
  ];
}

/** Says which clusters the state bucket knows. */
export function kopsList(stateBucket: string): ProgramCall {
  return kops({ stateBucket }, 'get', 'clusters', '--output=json');
}

function kops({ stateBucket }: Pick<KopsRequest, 'stateBucket'>, ...args: readonly string[]): ProgramCall {
  return callOf('kops', ...args, `--state=s3://${stateBucket}`);
}

function kopsExists(request: Pick<KopsRequest, 'name' | 'stateBucket'>): Question {
  return {
    call: kops(request, 'get', 'clusters', '--output=json'),
    isYes: (output) => output.includes(JSON.stringify(request.name)),
    noWhen: NO_CLUSTERS,
  };
}
