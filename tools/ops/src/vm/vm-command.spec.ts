import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { type CommandRun, runCommand } from '../clusters/testing/run-command';
import { createStandIns, type StandIns } from '../clusters/testing/stand-ins';
import { createVmCommand } from './vm-command';

const root = join(import.meta.dirname, '../../../..');
const script = join(import.meta.dirname, 'training-vm.sh');
const place = ['--project', 'my-project', '--zone', 'europe-west1-b'];
const image = 'europe-west1-docker.pkg.dev/my-project/medcast/medcast-training:v1';
const training = [
  ...['--image', image, '--task', 'insurance'],
  ...['--data', 'https://tables.example.com/insurance.csv?a=1,2', '--models', 'gs://shop-models/models'],
];

function vm(...words: readonly string[]): Promise<CommandRun> {
  return runCommand((program) => createVmCommand(program, root), ['vm', ...words]);
}

describe('medcast vm', () => {
  it('shows every command that creates the machine', async () => {
    const { exitCode, stdout, stderr } = await vm('create', ...place, ...training, '--dry-run');

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatchSnapshot();
    expect(stdout).not.toContain('--scopes=default');
    expect(stdout).toContain('|medcast-data=https://tables.example.com/insurance.csv?a=1,2|');
  });

  it('shows every command that deletes it', async () => {
    const { stdout } = await vm('delete', ...place, '--dry-run');

    expect(stdout).toMatchSnapshot();
  });

  it('does not delete without --yes where nobody can be asked', async () => {
    expect(await vm('delete', ...place)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('CONFIRMATION_REQUIRED') as string,
    });
  });

  it.each([
    [['--zone', 'europe-west1'], 'expected a zone such as europe-west1-b'],
    [['--image', 'medcast-training'], 'expected an image with registry and tag'],
    [['--data', 'http://x/y.csv'], 'expected an https URL'],
    [['--data', 'https://x/a|b=c'], 'without | and spaces'],
    [['--models', 's3://x/y'], 'expected gs://bucket/path'],
    [['--name', 'vm'], 'expected 6 to 30 lower-case letters'],
    [['--task', '$(id)'], 'expected the name of a task'],
  ])('refuses %j', async (words, message) => {
    const { exitCode, stderr } = await vm('create', ...place, ...training, ...words, '--dry-run');

    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('the startup script of the training VM', () => {
  let standIns: StandIns;
  let home: string;

  // Stand-ins for a machine of Google's: its metadata server, its docker, and what ends it.
  beforeEach(async () => {
    standIns = await createStandIns();
    home = await mkdtemp(join(tmpdir(), 'medcast-vm-'));
    await standIns.install(
      'curl',
      `case "$*" in
        */medcast-image) echo "${image}";;
        */medcast-task) echo insurance;;
        */medcast-data) echo 'https://x/a b$(touch ${home}/pwned).csv';;
        */medcast-models) echo gs://shop-models/models;;
        */medcast-channel) echo candidate;;
        */medcast-seed) echo 7;;
        *) exit 22;;
      esac`,
    );
    for (const program of ['chown', 'docker', 'docker-credential-gcr', 'shutdown'])
      await standIns.install(program, 'exit 0');
  });

  afterEach(async () => {
    await standIns.remove();
    await rm(home, { recursive: true });
  });

  /** Runs the script with another home folder: the one of the machine does not exist here. */
  async function runScript() {
    const text = await readFile(script, 'utf8');
    expect(text).toContain('HOME=/var/lib/medcast');
    return execa('bash', ['-c', text.replace('/var/lib/medcast', home)], { reject: false });
  }

  it('trains, publishes and shuts the machine down', async () => {
    const { exitCode } = await runScript();
    const calls = await standIns.calls();
    const docker = calls.filter((call) => call.startsWith('docker run'));

    expect(exitCode).toBe(0);
    expect(calls).toContain('docker-credential-gcr configure-docker --registries=europe-west1-docker.pkg.dev');
    expect(docker.map((call) => call.slice(call.indexOf(image) + image.length + 1))).toEqual([
      `train --task insurance --data https://x/a b$(touch ${home}/pwned).csv --out /work --seed 7`,
      'release publish --from file:/work --model insurance --models gs://shop-models/models --channel candidate --reason trained on a VM with seed 7',
    ]);
    for (const call of docker) expect(call).toMatch(/--read-only .*--cap-drop ALL .*--user 65532:65532/);
    expect(calls.at(-1)).toBe('shutdown -h now');
    await expect(readFile(join(home, 'pwned'))).rejects.toThrow('ENOENT');
  });

  it('publishes nothing when the training fails, and shuts the machine down all the same', async () => {
    await standIns.install('docker', 'case "$*" in *" train "*) exit 1;; esac');

    expect((await runScript()).exitCode).not.toBe(0);
    expect((await standIns.calls()).filter((call) => call.includes('release publish'))).toEqual([]);
    expect((await standIns.calls()).at(-1)).toBe('shutdown -h now');
  });

  it('shuts the machine down when its metadata cannot be read', async () => {
    await standIns.install('curl', 'exit 22');

    expect((await runScript()).exitCode).toBe(22);
    expect((await standIns.calls()).at(-1)).toBe('shutdown -h now');
  });
});
