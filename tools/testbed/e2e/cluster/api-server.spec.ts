import { execa } from 'execa';
import { join } from 'node:path';
import { eventually } from '../testing/eventually';
import { findTraces, NO_TRACES } from '../testing/find-traces';
import { runCluster } from '../testing/run-cluster';

const testbed = join(import.meta.dirname, '../../../../dist/tools/testbed/main.js');
const FIRST_BUILD_MS = 40 * 60_000;

describe('an API server alone', () => {
  it(
    'checks what it is given, beside another, and leaves nothing behind when it is told to end',
    async () => {
      const clusters = await Promise.all([runCluster('--nodes', '0'), runCluster('--nodes', '0')]);
      for (const { runKubectl, secondsToReady } of clusters) {
        process.stdout.write(`an API server: ready after ${secondsToReady} s\n`);
        const pod = { spec: { containers: [{ name: 'web', image: 'web' }] } };
        await eventually(
          () => runKubectl(['get', 'serviceaccounts', '--output', 'name']),
          (names) => names !== '',
        );
        const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, ...pod };
        expect(await runKubectl(['apply', '--dry-run=server', '-f', '-'], object)).toContain('(server dry run)');
        expect(await runKubectl(['get', 'nodes', '--output', 'name'])).toBe('');
      }
      for (const cluster of clusters) {
        cluster.child.kill('SIGTERM');
        expect(await cluster.stop()).toBe(0);
        expect(await findTraces(cluster)).toEqual(NO_TRACES);
      }
    },
    FIRST_BUILD_MS,
  );

  it('ends with its program even when that is killed, and the next one takes away what is left', async () => {
    const killed = await runCluster('--nodes', '0');
    killed.child.kill('SIGKILL');
    const left = await eventually(
      () => findTraces(killed),
      ({ processes }) => processes.length === 0,
    );
    expect(left.folders).toHaveLength(1);

    const next = await runCluster('--nodes', '0');
    expect(await findTraces(killed)).toEqual(NO_TRACES);
    expect(await next.stop()).toBe(0);
  });
});

describe('testbed cluster', () => {
  it.each([
    [['--nodes', '6'], 'expected a whole number from 0 to 5, got "6"'],
    [['--nodes', 'one'], 'expected a whole number from 0 to 5, got "one"'],
    [['--expose', 'web'], 'expected name=namespace/service:port, got "web"'],
  ])('refuses %j', async (words, message) => {
    const { exitCode, stderr } = await execa(process.execPath, [testbed, 'cluster', ...words], { reject: false });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it('refuses an image that is not there', async () => {
    const words = ['cluster', '--nodes', '1', '--image', '/nowhere.tar'];
    const { exitCode, stderr } = await execa(process.execPath, [testbed, ...words], { reject: false });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('TESTBED_UNAVAILABLE: expected an archive of images (OCI or Docker) at /nowhere.tar');
  });
});
