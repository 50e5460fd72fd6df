import { type Bench, startBench } from './testing/bench';

let bench: Bench;

beforeAll(async () => {
  bench = await startBench();
}, 300_000);

afterAll(async () => {
  await bench.stop();
}, 60_000);

function names(kind: string): readonly string[] {
  return bench.kubectl(['get', kind, '-o', 'name']).trim().split('\n');
}

describe('medcast deploy, status, diff', () => {
  it('says first what it would do, does it, and has nothing to do then', async () => {
    const dry = await bench.transcript('deploy', '--dry-run');
    const refused = await bench.medcast('deploy');
    const done = await bench.transcript('deploy', '--yes', '--timeout', '120s');
    const again = await bench.transcript('deploy', '--yes');

    expect(dry).toMatchSnapshot();
    expect(dry).toContain('would create 14 objects');
    expect(refused.stderr).toContain('CONFIRMATION_REQUIRED: expected --yes, since nobody can be asked here');
    expect(done).toMatchSnapshot();
    expect(done).toContain('create 14 objects');
    expect(again).toContain('nothing to change');
    expect(await bench.transcript('diff')).toMatch(/is as the overlay says\nexit code 0\n$/);
  }, 300_000);

  it('shows pods, images, models and that all is well', async () => {
    const status = await bench.transcript('status');

    expect(status).toMatchSnapshot();
    expect(status).toMatch(/insurance {2}1 {2}ready {2}1\n/);
    expect(status).toContain('2 of 2 pods are ready; all is well\nexit code 0');
  }, 300_000);

  it('shows another image line by line, rolls it out, lists and undoes it', async () => {
    const words = ['--image', 'predictor=medcast-predictor:next'];
    const different = await bench.transcript('diff', ...words);
    const done = await bench.transcript('deploy', ...words, '--yes');
    const served = await bench.transcript('status');
    const history = await bench.transcript('rollout', 'history');
    const undone = await bench.transcript('rollout', 'undo', '--to', '1', '--yes');
    const again = await bench.transcript('rollout', 'undo', '--to', '3', '--yes');

    expect(different).toMatchSnapshot();
    expect(different).toContain('-  image: medcast-predictor:dev\n+  image: medcast-predictor:next\n');
    expect(different).toMatch(/exit code 1\n$/);
    expect(done).toContain('change  Deployment  predictor');
    expect(served).toMatch(/insurance {2}2 {2}ready {2}1\n/);
    expect(history).toMatchSnapshot();
    expect(history).toMatch(/2 \*.*medcast-predictor:next/);
    expect(undone).toContain('went back: predictor from revision 2 to 1 (medcast-predictor:dev)');
    expect(again).toContain('predictor is at revision 3 already');
  }, 300_000);

  it('pauses and resumes a rollout, and does it once', async () => {
    expect(await bench.transcript('rollout', 'pause')).toContain('predictor is paused now\nexit code 0');
    expect(await bench.transcript('rollout', 'pause')).toContain('predictor is paused already\nexit code 0');
    expect(await bench.transcript('status')).toContain('warning PAUSED deployment predictor');
    expect(await bench.transcript('rollout', 'resume')).toContain('predictor is not paused now\nexit code 0');
    expect(await bench.transcript('rollout', 'status')).toContain('predictor is done: 1 of 1 pods are new, 1 ready');
  }, 300_000);

  it('does not overwrite what somebody else has set, unless told to', async () => {
    bench.kubectl([
      'patch',
      'deployment',
      'web',
      '--field-manager=kubectl-edit',
      '-p',
      '{"spec":{"minReadySeconds":7}}',
    ]);
    const refused = await bench.medcast('deploy', '--yes');
    const forced = await bench.transcript('deploy', '--yes', '--force-conflicts');

    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/^medcast: APPLY_CONFLICT: .*"kubectl-edit".*--force-conflicts\n$/s);
    expect(forced).toContain('change  Deployment  web');
    expect(await bench.transcript('diff')).toMatch(/exit code 0\n$/);
  }, 300_000);
});

describe('medcast scale', () => {
  it('sets how many pods there are, and a deploy takes that back', async () => {
    expect(await bench.transcript('scale', '2')).toContain('predictor has 2 replicas; before, it had 1\nexit code 0');
    expect(await bench.transcript('scale', '2')).toContain('predictor has 2 replicas already\nexit code 0');
    expect(await bench.transcript('scale', '0')).toContain('CONFIRMATION_REQUIRED');
    expect(await bench.transcript('rollout', 'status')).toContain('predictor is done: 2 of 2 pods');
  }, 300_000);

  it('lets one of two pods be taken away, and says that no other may be', async () => {
    const pods = names('pods').filter((name) => name.startsWith('pod/predictor-'));
    const evict = (pod: string | undefined) => {
      const name = (pod ?? '').replace('pod/', '');
      const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace: 'medcast' } };
      const path = `/api/v1/namespaces/medcast/pods/${name}/eviction`;
      return bench.kubectl(['create', '--raw', path, '-f', '-'], JSON.stringify(eviction));
    };

    expect(evict(pods[0])).toContain('"Success"');
    expect(() => evict(pods[1])).toThrow('Cannot evict pod as it would violate');
    await bench.medcast('rollout', 'status');
  }, 300_000);

  it('refuses where an autoscaler decides, and shows it', async () => {
    const overlay = bench.overlay('scaled', 'components:\n  - COMPONENTS/autoscaling\n');
    const deployed = await bench.medcast('deploy', '--overlay', overlay, '--yes');
    const refused = await bench.transcript('scale', '3');
    const status = await bench.transcript('status');

    expect(deployed).toMatchObject({ exitCode: 0 });
    expect(refused).toMatch(
      /AUTOSCALER_RULES: expected predictor without an autoscaler, got one: the autoscaler predictor keeps it at \d+ to \d+ replicas/,
    );
    expect(status).toMatch(/autoscaler {2}range {2}replicas {2}measured\/wanted\npredictor {2}\d+-\d+ /);
    bench.kubectl(['delete', 'hpa', '--all']);
  }, 300_000);
});

describe('medcast gc', () => {
  it('removes what nothing can use, and keeps what an undo needs', async () => {
    const orphan = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'predictor-settings-h4t4m4k4g4', labels: { 'app.kubernetes.io/part-of': 'medcast' } },
    };
    bench.kubectl(['apply', '-f', '-'], JSON.stringify(orphan));
    const overlay = bench.overlay(
      'chatty',
      'configMapGenerator:\n  - name: predictor-settings\n    behavior: merge\n    literals: [LOG_LEVEL=trace]\n',
    );
    // The autoscaler of the test before has set the number of pods.
    const deployed = await bench.medcast('deploy', '--overlay', overlay, '--yes', '--force-conflicts');
    const before = names('configmaps').length;
    const dry = await bench.transcript('gc', '--grace', '0', '--dry-run');
    const unsure = await bench.medcast('gc', '--grace', '0');
    const done = await bench.transcript('gc', '--grace', '0', '--yes');

    expect(deployed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(dry).toMatch(/ConfigMap {2}predictor-settings-HASH {2}would be removed {2}nothing uses it/);
    expect(unsure.stderr).toContain('CONFIRMATION_REQUIRED');
    expect(done.match(/ removed /g)).toHaveLength(1);
    expect(done.match(/ kept /g)?.length).toBeGreaterThanOrEqual(2);
    expect(names('configmaps')).toHaveLength(before - 1);
    expect(await bench.transcript('rollout', 'undo', '--yes')).toContain('went back: predictor');
  }, 300_000);
});
