import { callOf, type ProgramCall } from '../clusters/program/program-call';
import { hasLine, type Step } from '../clusters/steps/step';
import { gcsBucketStep } from '../clusters/platform/identity-steps';

/** What a VM shall train, and where. */
export interface VmRequest {
  readonly name: string;
  readonly project: string;
  readonly zone: string;
  readonly machineType: string;
  /** Training image with its registry: `REGION-docker.pkg.dev/PROJECT/medcast/medcast-training:TAG`. */
  readonly image: string;
  readonly task: string;
  /** The table: an https URL. */
  readonly data: string;
  /** Repository to publish to: `gs://bucket/models`. */
  readonly models: string;
  readonly channel: string;
  readonly seed: number;
  /** After so many hours the machine is deleted whatever it does. */
  readonly maxHours: number;
}

/** What the account of the VM may do beside writing to the bucket: read images, write logs. */
const ROLES = ['roles/artifactregistry.reader', 'roles/logging.logWriter'];
/** Separates metadata: a URL may have a comma. https://cloud.google.com/sdk/gcloud/reference/topic/escaping */
const SEPARATOR = '^|^';
const SCRIPT = 'tools/ops/src/vm/training-vm.sh';

/** Everything that a machine needs to train once, publish and shut itself down. */
export function vmCreateSteps(request: VmRequest): readonly Step[] {
  const { name, project, zone, models } = request;
  const account = accountOf(request);
  const bucket = bucketOf(models);
  return [
    gcsBucketStep({ project, region: zone.replace(/-[a-z]$/, '') }, bucket),
    {
      purpose: `who the machine is: ${account}`,
      unless: {
        call: gcloud(request, 'iam', 'service-accounts', 'list', '--format=value(email)'),
        isYes: hasLine(account),
      },
      call: gcloud(request, 'iam', 'service-accounts', 'create', name),
    },
    ...ROLES.map((role) => ({
      purpose: `what it may do: ${role}`,
      call: callOf(
        'gcloud',
        ...['projects', 'add-iam-policy-binding', project, `--member=serviceAccount:${account}`, `--role=${role}`],
        ...['--condition=None', '--format=none'],
      ),
    })),
    {
      purpose: `it writes to gs://${bucket}, and to no other bucket`,
      call: gcloud(
        request,
        ...['storage', 'buckets', 'add-iam-policy-binding', `gs://${bucket}`, `--member=serviceAccount:${account}`],
        ...['--role=roles/storage.objectUser', '--format=none'],
      ),
    },
    {
      purpose: `the machine ${name}, which trains ${request.task}, publishes it to ${models} and shuts itself down`,
      unless: exists(request),
      call: createInstance(request),
    },
  ];
}

/** The machine and its account are deleted; what it has published stays. */
export function vmDeleteSteps(request: Pick<VmRequest, 'name' | 'project' | 'zone'>): readonly Step[] {
  const account = accountOf(request);
  return [
    {
      purpose: `no machine ${request.name}`,
      onlyIf: exists(request),
      call: gcloud(request, 'compute', 'instances', 'delete', request.name, `--zone=${request.zone}`, '--quiet'),
    },
    {
      purpose: `no account ${account}`,
      onlyIf: {
        call: gcloud(request, 'iam', 'service-accounts', 'list', '--format=value(email)'),
        isYes: hasLine(account),
      },
      call: gcloud(request, 'iam', 'service-accounts', 'delete', account, '--quiet'),
    },
  ];
}

/** Bucket of a `gs://` URI. */
function bucketOf(models: string): string {
  return models.replace(/^gs:\/\//, '').split('/')[0] ?? '';
}

function createInstance(request: VmRequest): ProgramCall {
  const { image, task, data, models, channel, seed } = request;
  const metadata = {
    'medcast-image': image,
    'medcast-task': task,
    'medcast-data': data,
    'medcast-models': models,
    'medcast-channel': channel,
    'medcast-seed': String(seed),
    'enable-oslogin': 'TRUE',
    'block-project-ssh-keys': 'TRUE',
    'google-logging-enabled': 'true',
  };
  const pairs = Object.entries(metadata).map(([key, value]) => `${key}=${value}`);
  return gcloud(
    request,
    ...[
      'compute',
      'instances',
      'create',
      request.name,
      `--zone=${request.zone}`,
      `--machine-type=${request.machineType}`,
    ],
    ...[
      '--image-family=cos-stable',
      '--image-project=cos-cloud',
      '--boot-disk-size=30GB',
      '--boot-disk-type=pd-balanced',
    ],
    ...['--shielded-secure-boot', '--shielded-vtpm', '--shielded-integrity-monitoring'],
    ...[`--service-account=${accountOf(request)}`, '--scopes=cloud-platform'],
    ...[`--max-run-duration=${request.maxHours}h`, '--instance-termination-action=DELETE', '--no-restart-on-failure'],
    `--metadata=${SEPARATOR}${pairs.join('|')}`,
    `--metadata-from-file=startup-script=${SCRIPT}`,
    '--labels=product=medcast',
  );
}

function exists(request: Pick<VmRequest, 'name' | 'project' | 'zone'>): Step['unless'] & object {
  const where = [`--zones=${request.zone}`, `--filter=name=${request.name}`, '--format=value(name)'];
  return { call: gcloud(request, 'compute', 'instances', 'list', ...where), isYes: hasLine(request.name) };
}

function accountOf({ name, project }: Pick<VmRequest, 'name' | 'project'>): string {
  return `${name}@${project}.iam.gserviceaccount.com`;
}

function gcloud({ project }: Pick<VmRequest, 'project'>, ...args: readonly string[]): ProgramCall {
  return callOf('gcloud', ...args, `--project=${project}`);
}
