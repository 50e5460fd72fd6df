import { callOf, type ProgramCall } from '../program/program-call';
import { hasLine, type Question, type Step } from '../steps/step';
import { ecrSteps } from './aws-steps';
import type { EksRequest } from './cluster-request';

/** Everything from an account to a cluster that kubectl talks to. @param spec path of the ClusterConfig with its names */
export function eksCreateSteps({ name, region }: EksRequest, spec: string): readonly Step[] {
  return [
    ...ecrSteps(region),
    {
      purpose: `the cluster ${name} in ${region}`,
      unless: eksExists({ name, region }),
      call: callOf('eksctl', 'create', 'cluster', `--config-file=${spec}`, '--write-kubeconfig=false'),
    },
    {
      purpose: 'kubectl talks to it',
      call: callOf('aws', 'eks', 'update-kubeconfig', `--name=${name}`, `--region=${region}`, `--alias=${name}`),
    },
    {
      purpose: 'network policies are enforced',
      call: callOf('kubectl', 'apply', `--context=${name}`, '--filename=k8s/clusters/eks/network-policy.yaml'),
    },
  ];
}

/** The cluster, its network and its roles are deleted; images and models stay. */
export function eksDeleteSteps({ name, region }: EksRequest): readonly Step[] {
  return [
    {
      purpose: `no cluster ${name} in ${region}`,
      onlyIf: eksExists({ name, region }),
      call: callOf('eksctl', 'delete', 'cluster', `--name=${name}`, `--region=${region}`, '--wait'),
    },
  ];
}

/** Says which clusters the region has. */
export function eksList(region: string): ProgramCall {
  return callOf('eksctl', 'get', 'cluster', `--region=${region}`, '--output=json');
}

function eksExists({ name, region }: Pick<EksRequest, 'name' | 'region'>): Question {
  const call = callOf('aws', 'eks', 'list-clusters', `--region=${region}`, '--query=clusters', '--output=text');
  return { call, isYes: hasLine(name) };
}
