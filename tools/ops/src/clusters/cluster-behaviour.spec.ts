import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClusterCommand } from './cluster-command';
import { exampleClusters } from './testing/example-clusters';
import { type CommandRun, runCommand } from './testing/run-command';
import { createStandIns, type StandIns } from './testing/stand-ins';

// No cloud can be reached from here: the programs are stand-ins, real executables that answer as the test wants.
const specs = join(import.meta.dirname, '../../../../k8s/clusters');
let standIns: StandIns;
let root: string;

beforeEach(async () => {
  standIns = await createStandIns();
  root = await mkdtemp(join(tmpdir(), 'medcast-clusters-'));
  await cp(specs, join(root, 'k8s/clusters'), { recursive: true });
});

afterEach(async () => {
  await standIns.remove();
  await rm(root, { recursive: true });
});

function cluster(...words: readonly string[]): Promise<CommandRun> {
  return runCommand((program) => createClusterCommand(program, root), ['cluster', ...words]);
}

/** The calls that change something. */
async function changes(): Promise<readonly string[]> {
  const asks = / (list|get|describe|show|describe-repositories|list-clusters|head-bucket|status|profile list)\b/;
  return (await standIns.calls()).filter((call) => !asks.test(call));
}

describe('medcast cluster create', () => {
  it('does what is missing, in order, and shows each command and what it says', async () => {
    await standIns.install('minikube', '[ "$1" = status ] && exit 85\necho "Done!"');

    const { exitCode, stdout, stderr } = await cluster('create', ...exampleClusters.minikube);

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'the cluster shop is there\n' });
    expect(await changes()).toEqual([expect.stringMatching(/^minikube start --profile=shop .*--cni=calico/)]);
    expect(stderr).toMatch(/^\$ minikube start --profile=shop .*\n {2}Done!\n$/);
  });

  it('leaves a cluster that is there as it is, and says so', async () => {
    await standIns.install('minikube', 'echo Running');

    const { exitCode, stdout } = await cluster('create', ...exampleClusters.minikube);

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'nothing to do: the cluster shop is there\n' });
    expect(await changes()).toEqual([]);
  });

  it('takes up on GKE what an interrupted run has left: what is listed is not created again', async () => {
    await standIns.install(
      'gcloud',
      'case "$*" in *"networks list"*) echo shop;; *"accounts list"*) echo other@x;; esac',
    );

    const { exitCode, stdout } = await cluster('create', ...exampleClusters.gke);

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'the cluster shop is there\n' });
    const made = (await changes()).filter((call) => call.includes(' create '));
    expect(made.map((call) => call.replace(/ create .*/, ''))).toEqual([
      'gcloud artifacts repositories',
      'gcloud compute networks subnets',
      'gcloud compute routers',
      'gcloud compute routers nats',
      'gcloud iam service-accounts',
      'gcloud container clusters',
    ]);
  });

  it('writes the spec of eksctl with the names of the caller, and nothing in a dry run', async () => {
    await standIns.install(
      'aws',
      '[ "$2" = describe-repositories ] && { echo "(RepositoryNotFoundException)" >&2; exit 254; }; exit 0',
    );
    for (const program of ['eksctl', 'kubectl']) await standIns.install(program, 'exit 0');
    const spec = join(root, 'dist/clusters/eks/shop.yaml');

    await cluster('create', ...exampleClusters.eks, '--dry-run');
    await expect(access(spec)).rejects.toThrow('ENOENT');
    expect((await cluster('create', ...exampleClusters.eks)).exitCode).toBe(0);

    const text = await readFile(spec, 'utf8');
    expect(text).toContain('name: shop\n  region: eu-central-1\n');
    expect(text).toContain('- eu-central-1a\n  - eu-central-1b\n  - eu-central-1c\n');
    expect(text).not.toMatch(/medcast-eks|eu-west-1/);
    expect(await changes()).toContain(
      'eksctl create cluster --config-file=dist/clusters/eks/shop.yaml --write-kubeconfig=false',
    );
  });

  it('writes the spec of kops with the names of the caller', async () => {
    await standIns.install('aws', 'exit 0');
    await standIns.install('kops', '[ "$1" = get ] && { echo "Error: no clusters found" >&2; exit 1; }; exit 0');

    expect((await cluster('create', ...exampleClusters.kops, '--size', 'prod')).exitCode).toBe(0);

    const text = await readFile(join(root, 'dist/clusters/kops/shop.example.com.yaml'), 'utf8');
    expect(text).toContain('configBase: s3://shop-kops-state/shop.example.com');
    expect(text).toContain('arn:aws:s3:::shop-models/*');
    expect(text).toContain('discoveryStore: s3://shop-kops-state-oidc/shop.example.com');
    expect(text).not.toMatch(/medcast\.example|medcast-(kops|models)|eu-west-1/);
  });

  it('stops at the first command that fails, and repeats its last words', async () => {
    await standIns.install('az', 'case "$*" in "aks create"*) echo "(QuotaExceeded) cores" >&2; exit 1;; esac');

    const { exitCode, stdout, stderr } = await cluster('create', ...exampleClusters.aks);

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(
      /medcast: PROGRAM_FAILED: expected this to work: az aks create [^\n]*\ngot exit code 1, and it said:\n\(QuotaExceeded\) cores\n$/,
    );
    expect((await changes()).at(-1)).toMatch(/^az aks create/);
  });

  it('does not take a question that failed for a no', async () => {
    await standIns.install('gcloud', 'case "$*" in *list*) echo "permission denied" >&2; exit 1;; esac');

    const { exitCode, stderr } = await cluster('create', ...exampleClusters.gke);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('permission denied');
    expect((await changes()).filter((call) => call.includes(' create '))).toEqual([]);
  });

  it('says how to get the program that is missing', async () => {
    process.env['PATH'] = standIns.folder;

    const { exitCode, stderr } = await cluster('create', ...exampleClusters.minikube);

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'PROGRAM_MISSING: expected the program minikube on PATH, got none; get it: https://minikube',
    );
  });
});

describe('medcast cluster delete', () => {
  it.each([
    ['there', 'echo \'{"valid":[{"Name":"shop"}],"invalid":[]}\'', ['minikube delete --profile=shop']],
    ['not there', 'echo \'{"valid":[],"invalid":[]}\'', []],
  ])('deletes what is %s', async (_, script, expected) => {
    await standIns.install('minikube', script);

    expect((await cluster('delete', ...exampleClusters.minikube, '--yes')).exitCode).toBe(0);
    expect(await changes()).toEqual(expected);
  });
});

describe('medcast cluster bind', () => {
  it('fills what it has learned into what comes after', async () => {
    await standIns.install('gcloud', 'case "$*" in "projects describe"*) echo 123456789;; esac');

    const { exitCode, stdout } = await cluster(
      'bind',
      ...exampleClusters.gke,
      '--env',
      'prod',
      '--bucket',
      'shop-models',
    );

    expect(exitCode).toBe(0);
    expect(stdout).toContain('MODELS gs://shop-models/models');
    expect(await changes()).toContainEqual(
      expect.stringContaining(
        'principal://iam.googleapis.com/projects/123456789/locations/global/workloadIdentityPools/my-project.svc.id.goog/subject/ns/medcast-prod/sa/medcast-training',
      ),
    );
  });
});

describe('medcast cluster list', () => {
  it.each([
    [
      'gke',
      ['--project', 'my-project'],
      'gcloud',
      '[{"name":"shop","location":"europe-west1","currentMasterVersion":"1.35.2-gke.1","status":"RUNNING"}]',
      'shop  europe-west1  1.35.2-gke.1  running',
    ],
    [
      'eks',
      ['--region', 'eu-west-1'],
      'eksctl',
      '[{"Name":"shop","Region":"eu-west-1","Owned":"True"}]',
      'shop  eu-west-1',
    ],
    [
      'kops',
      ['--state-bucket', 'shop-kops'],
      'kops',
      '[{"metadata":{"name":"a.b"},"spec":{"kubernetesVersion":"1.35.0","subnets":[{"zone":"x-1a"},{"zone":"x-1a"}]}}]',
      'a.b   x-1a   1.35.0',
    ],
    [
      'aks',
      [],
      'az',
      '[{"name":"shop","location":"westeurope","currentKubernetesVersion":"1.35.1","powerState":{"code":"Running"}}]',
      'shop  westeurope  1.35.1      running',
    ],
    [
      'minikube',
      [],
      'minikube',
      '{"invalid":[],"valid":[{"Name":"shop","Status":"OK","Config":{"KubernetesConfig":{"KubernetesVersion":"v1.35.0"}}}]}',
      'shop  this machine  v1.35.0     ok',
    ],
  ])('lists those of %s', async (on, words, program, answer, line) => {
    await standIns.install(program, `cat <<'EOF'\n${answer}\nEOF`);

    const { exitCode, stdout } = await cluster('list', '--on', on, ...words);

    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[1]).toBe(line);
  });

  it('knows that kops calls it a failure that there is none', async () => {
    await standIns.install('kops', 'echo "Error: no clusters found" >&2; exit 1');

    expect(await cluster('list', '--on', 'kops', '--state-bucket', 'shop-kops')).toMatchObject({
      exitCode: 0,
      stdout: 'no clusters\n',
    });
  });

  it('refuses an answer that is no list of clusters', async () => {
    await standIns.install('az', 'echo "{}"');

    expect(await cluster('list', '--on', 'aks')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('PROGRAM_FAILED: expected a list of clusters of aks as JSON, got "{}"') as string,
    });
  });
});
