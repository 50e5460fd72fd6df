import { join } from 'node:path';
import { createClusterCommand } from './cluster-command';
import { exampleClusters } from './testing/example-clusters';
import { type CommandRun, runCommand } from './testing/run-command';

const root = join(import.meta.dirname, '../../../..');

function cluster(...words: readonly string[]): Promise<CommandRun> {
  return runCommand((program) => createClusterCommand(program, root), ['cluster', ...words]);
}

describe.each(Object.entries(exampleClusters))('medcast cluster on %s', (on, words) => {
  it.each(['dev', 'prod'])('shows every command that creates a %s cluster', async (size) => {
    const { exitCode, stdout, stderr } = await cluster('create', ...words, '--size', size, '--dry-run');

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatchSnapshot();
  });

  it('shows every command that deletes it, and asks nobody', async () => {
    const { exitCode, stdout, stderr } = await cluster('delete', ...words, '--dry-run');

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatchSnapshot();
  });

  it('does not delete without --yes where nobody can be asked', async () => {
    const { exitCode, stderr } = await cluster('delete', ...words);

    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('CONFIRMATION_REQUIRED: expected --yes') as string,
    });
  });

  it('has the same commands as data', async () => {
    const { stdout } = await cluster('create', ...words, '--dry-run', '--json');
    const { steps } = JSON.parse(stdout) as { steps: { purpose: string; command: string[] }[] };

    expect(steps.length).toBeGreaterThan(0);
    for (const { command } of steps) expect(command.join(' ')).not.toMatch(/undefined|null|NaN|\[object/);
    expect(steps.map(({ command }) => command[0])).toContain(
      { eks: 'eksctl', kops: 'kops', gke: 'gcloud', aks: 'az' }[on] ?? on,
    );
  });
});

describe('medcast cluster bind', () => {
  it.each([
    ['gke', [...exampleClusters.gke, '--env', 'prod', '--bucket', 'shop-models']],
    ['eks', [...exampleClusters.eks, '--env', 'eks', '--bucket', 'shop-models']],
    ['kops', [...exampleClusters.kops, '--env', 'eks']],
    ['aks', [...exampleClusters.aks, '--env', 'aks', '--bucket', 'models', '--storage-account', 'shopmodels']],
  ])('shows every command on %s', async (_, words) => {
    const { exitCode, stdout, stderr } = await cluster('bind', ...words, '--dry-run');

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatchSnapshot();
  });
});

describe('medcast cluster list', () => {
  it.each([
    [['--on', 'gke', '--project', 'my-project'], 'gcloud container clusters list --project=my-project --format=json'],
    [['--on', 'eks', '--region', 'eu-central-1'], 'eksctl get cluster --region=eu-central-1 --output=json'],
    [['--on', 'kops', '--state-bucket', 'shop-kops'], 'kops get clusters --output=json --state=s3://shop-kops'],
    [['--on', 'aks'], 'az aks list --output=json'],
    [['--on', 'minikube'], 'minikube profile list --output=json'],
  ])('shows its command with %j', async (words, command) => {
    expect(await cluster('list', ...words, '--dry-run')).toEqual({ exitCode: 0, stdout: `${command}\n`, stderr: '' });
  });
});

describe('a wrong call', () => {
  it.each([
    [['create', '--on', 'gke', '--name', 'shop'], 'expected --project, --region with --on gke, got none'],
    [
      ['create', '--on', 'kops', '--name', 'a.b', '--region', 'eu-west-1'],
      'expected --state-bucket, --bucket with --on kops',
    ],
    [
      ['create', ...exampleClusters.minikube, '--region', 'europe-west1'],
      'with --on minikube, got --region; leave it out',
    ],
    [['create', '--on', 'eks', '--name', 'shop', '--region', 'europe-west1'], 'such as eu-west-1, got europe-west1'],
    [['create', '--on', 'gke', '--name', 'Shop'], 'expected 1 to 24 lower-case letters'],
    [['create', '--on', 'gke', '--name', 'x'.repeat(25)], 'expected 1 to 24 lower-case letters'],
    [['create', ...exampleClusters.gke, '--project', '1234567890'], 'expected the id of a project'],
    [
      ['create', '--on', 'gke', '--name', 'a.b', '--project', 'my-project', '--region', 'europe-west1'],
      'a name without dots',
    ],
    [['create', ...exampleClusters.kops, '--name', 'shop'], 'expected --name to be a DNS name'],
    [
      ['create', ...exampleClusters.eks, '--zones', 'eu-west-1a,eu-west-1b,eu-west-1c'],
      'expected --zones in the region eu-central-1',
    ],
    [['create', ...exampleClusters.eks, '--zones', 'eu-central-1a'], 'expected three --zones, got 1'],
    [['create', '--on', 'azure', '--name', 'shop'], 'Allowed choices are gke, eks, kops, aks, minikube'],
    [['create', '--name', '$(id)', '--on', 'minikube'], 'expected 1 to 24 lower-case letters'],
    [['create', ...exampleClusters.aks, '--registry', 'my-images'], 'expected the name of an Azure container registry'],
    [['bind', ...exampleClusters.gke, '--env', 'prod'], 'expected --bucket'],
    [['bind', ...exampleClusters.gke, '--env', 'prod', '--bucket', 'gs://x'], 'without gs:// or s3://'],
    [
      ['bind', ...exampleClusters.aks, '--env', 'aks', '--bucket', 'models'],
      'expected --storage-account with --on aks',
    ],
    [['bind', ...exampleClusters.minikube, '--env', 'minikube', '--bucket', 'models'], 'expected a cloud with bind'],
    [['list', '--on', 'eks'], 'expected --region with --on eks, got none'],
  ])('is refused: %j', async (words, message) => {
    const { exitCode, stdout, stderr } = await cluster(...words, ...(words[0] === 'list' ? [] : ['--dry-run']));

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
