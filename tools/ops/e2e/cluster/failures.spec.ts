import { type Bench, startBench } from './testing/bench';

let bench: Bench;

beforeAll(async () => {
  bench = await startBench();
  const first = await bench.medcast('deploy', '--yes', '--timeout', '120s');
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });
}, 300_000);

afterAll(async () => {
  await bench.stop();
}, 60_000);

async function undo(): Promise<void> {
  const { exitCode, stderr } = await bench.medcast('rollout', 'undo', '--yes');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
}

describe('a rollout that fails is explained', () => {
  it('an image that is not there, and undone when asked', async () => {
    const failed = await bench.transcript(
      'deploy',
      '--image',
      'predictor=medcast-predictor:missing',
      '--rollback-on-failure',
      '--yes',
    );

    expect(failed).toMatchSnapshot();
    expect(failed).toContain('IMAGE_PULL');
    expect(failed).toContain('rolled back: predictor is back from revision 2 to 1');
    await bench.medcast('rollout', 'status');
    expect(await bench.transcript('status')).toContain('2 of 2 pods are ready; all is well');
    expect(await bench.transcript('diff')).toMatch(/is as the overlay says\nexit code 0\n$/);
  }, 300_000);

  it('a program that crashes, with its last words, and undone by hand', async () => {
    const failed = await bench.transcript('deploy', '--image', 'predictor=medcast-predictor:crash', '--yes');

    expect(failed).toContain('CRASH');
    expect(failed).toContain('exit code 7');
    expect(failed).toContain('SETTINGS_INVALID: MODELS: expected a URI');
    const status = await bench.medcast('status', '--json');
    expect(status.exitCode).toBe(1);
    const { findings } = JSON.parse(status.stdout);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'CRASH', severity: 'error' }));
    await undo();
    expect(await bench.transcript('rollout', 'history')).toContain('undo: back to revision');
  }, 300_000);

  it('a program that uses too much memory', async () => {
    const failed = await bench.transcript('deploy', '--image', 'predictor=medcast-predictor:memory', '--yes');

    expect(failed).toContain('OUT_OF_MEMORY');
    expect(failed).toMatch(/it needs more than its limit of \d+Mi/);
    await undo();
  }, 300_000);

  it('a predictor that refuses its bundle, in its own words, while the old one serves', async () => {
    const failed = await bench.transcript(
      'deploy',
      '--image',
      'predictor=medcast-predictor:unready',
      '--timeout',
      '25s',
      '--yes',
    );

    expect(failed).toContain('PROBE_FAILING');
    expect(failed).toContain('it says of itself: insurance: BUNDLE_CORRUPT: expected a hash');
    const answer = await fetch(`${bench.apiUrl}/api/v1/predict`);
    expect(await answer.json()).toMatchObject({ version: '1' });
    await undo();
  }, 300_000);

  it('a quota that leaves no room for one pod more', async () => {
    const quota = JSON.stringify({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'tight' },
      spec: { hard: { pods: '2' } },
    });
    bench.kubectl(['apply', '-f', '-'], quota);
    const failed = await bench.transcript('deploy', '--image', 'predictor=medcast-predictor:next', '--yes');

    expect(failed).toContain('QUOTA');
    expect(failed).toContain('exceeded quota: tight, requested: pods=1, used: pods=2, limited: pods=2');
    bench.kubectl(['delete', 'resourcequota', 'tight']);
    await undo();
  }, 300_000);

  it('a pod for which no node has room', async () => {
    const overlay = bench.overlay(
      'large',
      `patches:
  - target: { kind: Deployment, name: predictor }
    patch: |
      - { op: replace, path: /spec/template/spec/containers/0/resources/requests/cpu, value: '64' }
      - { op: replace, path: /spec/template/spec/containers/0/resources/limits/cpu, value: '64' }
`,
    );
    const failed = await bench.transcript('deploy', '--overlay', overlay, '--timeout', '10s', '--yes');

    expect(failed).toContain('UNSCHEDULABLE');
    expect(failed).toContain('it asks for 64 cpu');
    expect(failed).toContain('too little CPU is free');
    await undo();
  }, 300_000);

  it('a pod that Pod Security refuses', async () => {
    const overlay = bench.overlay(
      'rooted',
      `patches:
  - target: { kind: Deployment, name: predictor }
    patch: |
      - { op: replace, path: /spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation, value: true }
`,
    );
    const failed = await bench.transcript('deploy', '--overlay', overlay, '--yes');

    expect(failed).toContain('POD_SECURITY');
    expect(failed).toContain('allowPrivilegeEscalation != false');
    await undo();
  }, 300_000);

  it('a cluster that does not answer, and a user without rights', async () => {
    const account = 'system:serviceaccount:medcast:web';
    const cluster = bench.kubectl(['config', 'view', '--minify', '-o', 'jsonpath={.contexts[0].context.cluster}']);
    bench.kubectl(['config', 'set-cluster', 'closed', '--server=https://127.0.0.1:2', '--insecure-skip-tls-verify']);
    bench.kubectl(['config', 'set-context', 'closed', '--cluster=closed', '--user=admin']);
    const token = bench.kubectl(['create', 'token', 'web']).trim();
    bench.kubectl(['config', 'set-credentials', 'nobody', `--token=${token}`]);
    bench.kubectl(['config', 'set-context', 'nobody', `--cluster=${cluster}`, '--user=nobody']);

    const closed = await bench.medcast('status', '--context', 'closed');
    const nobody = await bench.medcast('status', '--context', 'nobody');

    expect(closed.exitCode).toBe(1);
    expect(closed.stderr).toMatch(/^medcast: CLUSTER_UNREACHABLE: expected the API server https:\/\/127\.0\.0\.1:2 /);
    expect(nobody.exitCode).toBe(1);
    expect(nobody.stderr).toContain(`CLUSTER_FORBIDDEN: expected the right to list`);
    expect(nobody.stderr).toContain(`User "${account}" cannot list`);
  }, 300_000);
});
