import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { program } from '../testing/run-medcast';
import { type Bench, startBench } from './testing/bench';

let bench: Bench;

beforeAll(async () => {
  bench = await startBench();
  const deployed = await bench.medcast('deploy', '--yes', '--timeout', '120s');
  expect(deployed).toMatchObject({ exitCode: 0, stderr: '' });
}, 300_000);

afterAll(async () => {
  await bench.stop();
}, 60_000);

/** A command that goes on until it is interrupted, and its first line. */
async function start(...words: readonly string[]) {
  const child = spawn(process.execPath, [program, ...words], { env: { ...process.env, ...bench.env } });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => (await lines.next()).value ?? '';
  const first = await nextLine();
  return {
    first,
    async interrupt() {
      child.kill('SIGINT');
      const [exitCode] = await once(child, 'close');
      return exitCode;
    },
  };
}

describe('medcast get and describe', () => {
  it('list what is ours, and nothing else', async () => {
    bench.kubectl(['create', 'configmap', 'of-somebody-else']);
    const all = await bench.transcript('get');
    const maps = await bench.transcript('get', 'cm');

    expect(all).toMatchSnapshot();
    expect(all).toMatch(
      /Deployment\nname {2}ready {2}updated {2}image {2}age\npredictor {2}1\/1 {2}1 {2}medcast-predictor:dev/,
    );
    expect(maps).toContain('predictor-settings-HASH');
    expect(maps).not.toContain('of-somebody-else');
    expect(await bench.transcript('describe', 'cm', 'of-somebody-else')).toContain('OBJECT_NOT_FOUND');
    expect(await bench.transcript('get', 'wombats')).toMatch(
      /USAGE: expected a kind of object .*got wombats\nexit code 2/,
    );
  }, 300_000);

  it('never show what a Secret holds', async () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'api-keys', labels: { 'app.kubernetes.io/part-of': 'medcast' } },
      stringData: { keys: 'very-secret' },
    };
    bench.kubectl(['apply', '-f', '-'], JSON.stringify(secret));
    const shown = await Promise.all([
      bench.medcast('get', 'secrets'),
      bench.medcast('get', 'secrets', '--json'),
      bench.medcast('get', 'secrets', 'api-keys', '--json'),
      bench.medcast('describe', 'secret', 'api-keys'),
      bench.medcast('describe', 'secret', 'api-keys', '--json'),
    ]);

    for (const { exitCode, stdout, stderr } of shown) {
      expect(exitCode).toBe(0);
      expect(stdout).toContain('api-keys');
      expect(stdout + stderr).not.toMatch(/very-secret|dmVyeS1zZWNyZXQ/);
    }
  }, 300_000);

  it('show the events of an object', async () => {
    const [name = ''] = bench
      .kubectl(['get', 'pods', '-o', 'name', '-l', 'app.kubernetes.io/name=predictor'])
      .trim()
      .split('\n');
    const described = await bench.medcast('describe', 'pod', name.replace('pod/', ''));

    expect(described.stdout).toMatch(/^events\nago +type +reason +times +message$/m);
    expect(described.stdout).toMatch(/Normal +Scheduled +1 +Successfully assigned/);
  }, 300_000);
});

describe('medcast logs and exec', () => {
  it('show what a workload wrote, and follow it until interrupted', async () => {
    expect((await bench.medcast('logs')).stdout).toBe('{"msg":"listening","version":"1"}\n');
    const json = await bench.medcast('logs', 'predictor', '--json', '--tail', '1');
    expect(JSON.parse(json.stdout)).toMatchObject({ line: '{"msg":"listening","version":"1"}' });

    const followed = await start('logs', 'web', '--follow');
    expect(followed.first).toBe('{"msg":"listening","version":"1"}');
    expect(await followed.interrupt()).toBe(0);
  }, 300_000);

  it.each([
    [['logs', 'nobody'], 'OBJECT_NOT_FOUND: expected a workload (predictor, web, predictor-canary) or a pod of ours'],
    [['logs', '--previous'], 'previous terminated container'],
    [['logs', '--previous', '--follow'], 'USAGE: expected --follow or --previous, got both'],
    [['logs', '--since', 'soon'], 'expected a duration such as 90s'],
  ])(
    'refuse %j',
    async (words, part) => {
      const run = await bench.medcast(...words);
      expect(run.exitCode).not.toBe(0);
      expect(run.stderr).toContain(part);
    },
    60_000,
  );

  it('run a command and tell how it ended', async () => {
    const node = '/nodejs/bin/node';
    expect(await bench.medcast('exec', 'predictor', '--', node, '-p', '6 * 7')).toEqual({
      exitCode: 0,
      stdout: '42\n',
      stderr: '',
    });
    const failed = await bench.medcast(
      'exec',
      'web',
      '--json',
      '--',
      node,
      '-e',
      'console.error("no"); process.exit(3)',
    );
    expect(JSON.parse(failed.stdout)).toMatchObject({ exitCode: 3, stdout: '', stderr: 'no\n' });
    expect(failed.stderr).toContain('COMMAND_FAILED');
    const absent = await bench.medcast('exec', 'web', '--', 'sh');
    expect(absent.stderr).toContain('exec: "sh": executable file not found in $PATH');
  }, 300_000);
});

describe('medcast port-forward and open', () => {
  it.each([
    [['port-forward', 'predictor'], '/api/v1/models', { version: '1', path: '/api/v1/models' }],
    [['open', '--no-browser'], '/', { version: '1', path: '/' }],
  ])(
    '%j brings a pod to this machine',
    async (words, path, expected) => {
      const forwarded = await start(...words, '--json');
      const { url } = JSON.parse(forwarded.first);
      const address = new URL(path, url);

      expect(await (await fetch(address)).json()).toEqual(expected);
      const many = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(address)).status));
      expect(new Set(many)).toEqual(new Set([200]));
      expect(await forwarded.interrupt()).toBe(0);
    },
    60_000,
  );

  it("reaches the predictor's admin port, and no other's", async () => {
    const forwarded = await start('port-forward', 'predictor', '--admin', '--json');
    const metrics = await fetch(`${JSON.parse(forwarded.first).url}/metrics`);

    expect(await metrics.text()).toContain('medcast_model_info{model="insurance"');
    expect(await forwarded.interrupt()).toBe(0);
    expect((await bench.medcast('port-forward', 'web', '--admin')).stderr).toContain(
      'USAGE: expected a pod with an admin port',
    );
  }, 300_000);
});
