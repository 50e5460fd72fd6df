import { imageNames } from '@medcast/deploy-contract';
import { callOf, type ProgramCall } from '../program/program-call';
import { hasLine, type Question, type Step } from '../steps/step';
import type { GkeRequest } from './cluster-request';

const APIS = ['artifactregistry', 'cloudresourcemanager', 'compute', 'container', 'iam', 'iamcredentials', 'storage'];
/** What a node may do beside running pods: read images. */
const NODE_ROLES = ['roles/container.defaultNodeServiceAccount', 'roles/artifactregistry.reader'];
/** Blocks of the nodes, of the pods and of the services; enough for a thousand nodes. */
const RANGES = { nodes: '10.10.0.0/20', pods: 'pods=10.20.0.0/14', services: 'services=10.24.0.0/20' } as const;
/** Docker repository of the images in Artifact Registry. */
const REPOSITORY = 'medcast';

/** Where a cluster lies: a small one in a zone, the other over the region. */
export function gkeLocation({ size, region, zone }: Pick<GkeRequest, 'size' | 'region' | 'zone'>): string {
  return size === 'prod' ? region : zone;
}

/** Everything from an empty project to a cluster that kubectl talks to. */
export function gkeCreateSteps(request: GkeRequest): readonly Step[] {
  const { name, project, region } = request;
  return [
    {
      purpose: `the APIs of the project ${project}`,
      call: gcloud(request, 'services', 'enable', ...APIS.map((api) => `${api}.googleapis.com`)),
    },
    registryStep(request),
    ...networkSteps(request),
    ...nodeAccountSteps(request),
    {
      purpose: `the cluster ${name} in ${gkeLocation(request)}`,
      unless: isListed(request, name, 'container', 'clusters', `--location=${gkeLocation(request)}`),
      call: gcloud(
        request,
        ...['container', 'clusters', 'create', name, `--location=${gkeLocation(request)}`],
        `--flags-file=k8s/clusters/gke/${request.size}.yaml`,
        `--workload-pool=${project}.svc.id.goog`,
        ...[`--network=${name}`, `--subnetwork=${name}-${region}`],
        ...['--cluster-secondary-range-name=pods', '--services-secondary-range-name=services'],
        `--service-account=${nodeAccount(request)}`,
      ),
    },
    {
      purpose: 'kubectl talks to it',
      call: gcloud(request, 'container', 'clusters', 'get-credentials', name, `--location=${gkeLocation(request)}`),
    },
  ];
}

/** The cluster and its network are deleted; images and models stay. */
export function gkeDeleteSteps(request: GkeRequest): readonly Step[] {
  const { name, region } = request;
  const place = `--location=${gkeLocation(request)}`;
  const regional = `--region=${region}`;
  const [router, subnet, account] = [`${name}-nat`, `${name}-${region}`, nodeAccount(request)];
  return [
    deletion(request, { kind: ['container', 'clusters'], name, where: [place] }),
    deletion(request, { kind: ['compute', 'routers'], name: router, where: [regional] }),
    deletion(request, { kind: ['compute', 'networks', 'subnets'], name: subnet, where: [regional] }),
    deletion(request, { kind: ['compute', 'networks'], name, where: [] }),
    {
      purpose: `no account of the nodes, ${account}`,
      onlyIf: accountQuestion(request),
      call: gcloud(request, 'iam', 'service-accounts', 'delete', account, '--quiet'),
    },
  ];
}

/** Says which clusters the project has. */
export function gkeList(project: string): ProgramCall {
  return callOf('gcloud', 'container', 'clusters', 'list', `--project=${project}`, '--format=json');
}

/** A call of gcloud for the project of the cluster. */
export function gcloud({ project }: Pick<GkeRequest, 'project'>, ...args: readonly string[]): ProgramCall {
  return callOf('gcloud', ...args, `--project=${project}`);
}

/** Whether a thing of this name is there. @param kindAndPlace `compute routers --regions=…` */
export function isListed(
  request: Pick<GkeRequest, 'project'>,
  name: string,
  ...kindAndPlace: readonly string[]
): Question {
  const kind = kindAndPlace.filter((word) => !word.startsWith('--'));
  const place = kindAndPlace.filter((word) => word.startsWith('--'));
  const call = gcloud(request, ...kind, 'list', ...place, `--filter=name=${name}`, '--format=value(name)');
  return { call, isYes: hasLine(name) };
}

function registryStep(request: GkeRequest): Step {
  const images = Object.values(imageNames).join(', ');
  const where = `--location=${request.region}`;
  return {
    purpose: `the registry ${request.region}-docker.pkg.dev/${request.project}/${REPOSITORY}, for ${images}`,
    unless: {
      call: gcloud(request, 'artifacts', 'repositories', 'list', where, '--format=value(name.basename())'),
      isYes: hasLine(REPOSITORY),
    },
    call: gcloud(request, 'artifacts', 'repositories', 'create', REPOSITORY, where, '--repository-format=docker'),
  };
}

/** Nodes have no addresses of their own: Google's APIs are reached privately, everything else through NAT. */
function networkSteps(request: GkeRequest): readonly Step[] {
  const { name, region } = request;
  const [network, subnet] = [
    ['compute', 'networks'],
    ['compute', 'networks', 'subnets'],
  ];
  const regional = `--region=${region}`;
  return [
    {
      purpose: `the network ${name}`,
      unless: isListed(request, name, ...network),
      call: gcloud(request, ...network, 'create', name, '--subnet-mode=custom'),
    },
    {
      purpose: `its subnet in ${region}`,
      unless: isListed(request, `${name}-${region}`, ...subnet, `--regions=${region}`),
      call: gcloud(
        request,
        ...[...subnet, 'create', `${name}-${region}`, `--network=${name}`, regional, `--range=${RANGES.nodes}`],
        `--secondary-range=${RANGES.pods},${RANGES.services}`,
        '--enable-private-ip-google-access',
      ),
    },
    ...routerSteps(request),
  ];
}

function routerSteps(request: GkeRequest): readonly Step[] {
  const { name, region } = request;
  const router = ['compute', 'routers'];
  const regional = `--region=${region}`;
  return [
    {
      purpose: 'its router',
      unless: isListed(request, `${name}-nat`, ...router, `--regions=${region}`),
      call: gcloud(request, ...router, 'create', `${name}-nat`, `--network=${name}`, regional),
    },
    {
      purpose: 'the way out of its private nodes',
      unless: {
        call: gcloud(request, ...router, 'nats', 'list', `--router=${name}-nat`, regional, '--format=value(name)'),
        isYes: hasLine(`${name}-nat`),
      },
      call: gcloud(
        request,
        ...[...router, 'nats', 'create', `${name}-nat`, `--router=${name}-nat`, regional],
        ...['--auto-allocate-nat-external-ips', '--nat-all-subnet-ip-ranges'],
      ),
    },
  ];
}

function nodeAccountSteps(request: GkeRequest): readonly Step[] {
  const account = nodeAccount(request);
  return [
    {
      purpose: `who the nodes are: ${account}`,
      unless: accountQuestion(request),
      call: gcloud(request, 'iam', 'service-accounts', 'create', `${request.name}-nodes`),
    },
    ...NODE_ROLES.map((role) => ({
      purpose: `what the nodes may do: ${role}`,
      call: callOf(
        'gcloud',
        ...['projects', 'add-iam-policy-binding', request.project, `--member=serviceAccount:${account}`],
        ...[`--role=${role}`, '--condition=None', '--format=none'],
      ),
    })),
  ];
}

function nodeAccount({ name, project }: GkeRequest): string {
  return `${name}-nodes@${project}.iam.gserviceaccount.com`;
}

function accountQuestion(request: GkeRequest): Question {
  return {
    call: gcloud(request, 'iam', 'service-accounts', 'list', '--format=value(email)'),
    isYes: hasLine(nodeAccount(request)),
  };
}

interface Deletion {
  readonly kind: readonly string[];
  readonly name: string;
  readonly where: readonly string[];
}

function deletion(request: GkeRequest, { kind, name, where }: Deletion): Step {
  const listed = where.map((flag) => flag.replace('--region=', '--regions='));
  return {
    purpose: `no ${kind.join(' ')} ${name}`,
    onlyIf: isListed(request, name, ...kind, ...listed),
    call: gcloud(request, ...kind, 'delete', name, ...where, '--quiet'),
  };
}
