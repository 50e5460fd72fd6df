import { callOf, type ProgramCall } from '../program/program-call';
import { hasLine, type Question, type Step } from '../steps/step';
import type { AksRequest } from './cluster-request';

/** Everything from a subscription to a cluster that kubectl talks to. @param flags of `az aks create`, from k8s/clusters/aks */
export function aksCreateSteps(request: AksRequest, flags: readonly string[]): readonly Step[] {
  const { name, region, resourceGroup, registry } = request;
  const group = `--resource-group=${resourceGroup}`;
  return [
    {
      purpose: `the resource group ${resourceGroup} in ${region}`,
      call: callOf('az', 'group', 'create', `--name=${resourceGroup}`, `--location=${region}`, '--output=none'),
    },
    {
      purpose: `the registry ${registry}.azurecr.io`,
      unless: {
        call: callOf('az', 'acr', 'list', group, '--query=[].name', '--output=tsv'),
        isYes: hasLine(registry),
      },
      call: callOf(
        'az',
        ...['acr', 'create', group, `--name=${registry}`, `--location=${region}`],
        ...['--sku=Standard', '--output=none'],
      ),
    },
    {
      purpose: `the cluster ${name} in ${region}, which reads images of ${registry}`,
      unless: aksExists(request),
      call: callOf(
        'az',
        ...['aks', 'create', group, `--name=${name}`, `--location=${region}`, `--attach-acr=${registry}`],
        ...flags,
        ...['--output=none'],
      ),
    },
    {
      purpose: 'kubectl talks to it',
      call: callOf('az', 'aks', 'get-credentials', group, `--name=${name}`, '--overwrite-existing'),
    },
  ];
}

/** The cluster is deleted; the resource group with images and models stays. */
export function aksDeleteSteps(request: AksRequest | Pick<AksRequest, 'name' | 'resourceGroup'>): readonly Step[] {
  const { name, resourceGroup } = request;
  return [
    {
      purpose: `no cluster ${name} in ${resourceGroup}`,
      onlyIf: aksExists(request),
      call: callOf('az', 'aks', 'delete', `--resource-group=${resourceGroup}`, `--name=${name}`, '--yes'),
    },
  ];
}

/** Says which clusters the subscription has. */
export function aksList(): ProgramCall {
  return callOf('az', 'aks', 'list', '--output=json');
}

/** A missing resource group has no clusters. */
function aksExists({ name, resourceGroup }: Pick<AksRequest, 'name' | 'resourceGroup'>): Question {
  return {
    call: callOf('az', 'aks', 'list', `--resource-group=${resourceGroup}`, '--query=[].name', '--output=tsv'),
    isYes: hasLine(name),
    noWhen: /ResourceGroupNotFound/,
  };
}
