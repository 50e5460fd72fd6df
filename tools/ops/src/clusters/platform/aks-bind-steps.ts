import { type BucketUser, bucketUsers } from '@medcast/deploy-contract';
import { callOf, type ProgramCall } from '../program/program-call';
import { hasLine, type Step } from '../steps/step';
import type { AksRequest } from './cluster-request';
import type { Binding } from './identity-steps';

/** A container of an Azure storage account: what a bucket is elsewhere. */
export interface AzureBinding extends Binding {
  readonly storageAccount: string;
}

const ROLES = { reader: 'Storage Blob Data Reader', writer: 'Storage Blob Data Contributor' } as const;

/**
 * The storage account, the container, and an identity for each service account of a namespace. What is learned last are
 * the ids of the identities, which the service accounts must be annotated with.
 */
export function aksBindSteps(request: AksRequest, binding: AzureBinding): readonly Step[] {
  const { name } = request;
  return [
    ...storageSteps(request, binding),
    learn('ISSUER', 'who vouches for the service accounts', [
      ...['aks', 'show', groupOf(request), `--name=${name}`, '--query=oidcIssuerProfile.issuerUrl'],
    ]),
    learn('STORAGE_ID', 'the full name of the storage account', [
      ...['storage', 'account', 'show', groupOf(request), `--name=${binding.storageAccount}`, '--query=id'],
    ]),
    ...bucketUsers.flatMap((user) => userSteps(request, binding, user)),
  ];
}

/** Name of the variable that holds the client id of a service account's identity. */
export function clientIdOf(serviceAccount: string): string {
  return `${serviceAccount.toUpperCase().replaceAll('-', '_')}_CLIENT_ID`;
}

function storageSteps(request: AksRequest, { storageAccount, bucket }: AzureBinding): readonly Step[] {
  return [
    {
      purpose: `the storage account ${storageAccount}`,
      unless: {
        call: az('storage', 'account', 'list', groupOf(request), '--query=[].name', '--output=tsv'),
        isYes: hasLine(storageAccount),
      },
      call: az(
        ...[
          'storage',
          'account',
          'create',
          groupOf(request),
          `--name=${storageAccount}`,
          `--location=${request.region}`,
        ],
        ...['--sku=Standard_ZRS', '--min-tls-version=TLS1_2', '--allow-blob-public-access=false'],
        ...['--allow-shared-key-access=false', '--output=none'],
      ),
    },
    {
      purpose: `its container ${bucket}`,
      unless: {
        call: az(
          ...['storage', 'container-rm', 'list', groupOf(request), `--storage-account=${storageAccount}`],
          ...['--query=[].name', '--output=tsv'],
        ),
        isYes: hasLine(bucket),
      },
      call: az(
        ...['storage', 'container-rm', 'create', groupOf(request), `--storage-account=${storageAccount}`],
        ...[`--name=${bucket}`, '--output=none'],
      ),
    },
  ];
}

function userSteps(request: AksRequest, { namespace }: AzureBinding, user: BucketUser): readonly Step[] {
  const { serviceAccount, isWriter } = user;
  const identity = `${request.name}-${namespace}-${serviceAccount}`;
  const principal = `${serviceAccount.toUpperCase().replaceAll('-', '_')}_PRINCIPAL_ID`;
  return [
    {
      purpose: `the identity ${identity}`,
      call: az(
        'identity',
        'create',
        groupOf(request),
        `--name=${identity}`,
        `--location=${request.region}`,
        '--output=none',
      ),
    },
    {
      purpose: `${namespace}/${serviceAccount} is ${identity}`,
      call: az(
        ...['identity', 'federated-credential', 'create', groupOf(request), `--identity-name=${identity}`],
        ...[
          `--name=${namespace}`,
          '--issuer=@{ISSUER}',
          `--subject=system:serviceaccount:${namespace}:${serviceAccount}`,
        ],
        ...['--audiences=api://AzureADTokenExchange', '--output=none'],
      ),
    },
    learn(principal, `who ${identity} is for roles`, identityShow(request, identity, 'principalId')),
    {
      purpose: `${identity} ${isWriter ? 'writes to' : 'reads'} the storage account`,
      call: az(
        ...['role', 'assignment', 'create', `--assignee-object-id=@{${principal}}`],
        ...['--assignee-principal-type=ServicePrincipal', `--role=${isWriter ? ROLES.writer : ROLES.reader}`],
        ...['--scope=@{STORAGE_ID}', '--output=none'],
      ),
    },
    learn(clientIdOf(serviceAccount), `who ${identity} is for pods`, identityShow(request, identity, 'clientId')),
  ];
}

function identityShow(request: AksRequest, identity: string, member: string): readonly string[] {
  return ['identity', 'show', groupOf(request), `--name=${identity}`, `--query=${member}`];
}

function learn(name: string, purpose: string, args: readonly string[]): Step {
  return { purpose, learns: name, call: az(...args, '--output=tsv') };
}

function az(...args: readonly string[]): ProgramCall {
  return callOf('az', ...args);
}

function groupOf({ resourceGroup }: AksRequest): string {
  return `--resource-group=${resourceGroup}`;
}
