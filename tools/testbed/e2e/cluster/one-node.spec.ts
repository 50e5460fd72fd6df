import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { ECHO_IMAGE, echo, writeEchoImage } from '../testing/echo';
import { eventually } from '../testing/eventually';
import { findTraces, NO_TRACES } from '../testing/find-traces';
import { type RunningCluster, runCluster } from '../testing/run-cluster';

const testbed = join(import.meta.dirname, '../../../../dist/tools/testbed/main.js');
const FIRST_BUILD_MS = 40 * 60_000;
const PATIENCE_MS = 5_000;

let folder: string;
let archive: string;
let cluster: RunningCluster;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-one-node-'));
  archive = await writeEchoImage(folder);
  cluster = await runCluster('--nodes', '1', '--image', archive, '--expose', 'web=default/web:80');
  process.stdout.write(`one node: ready after ${cluster.secondsToReady} s\n`);
  await cluster.runKubectl(['apply', '-f', '-'], echo('web', ECHO_IMAGE));
  await cluster.runKubectl(['rollout', 'status', 'deployment/web', '--timeout=60s']);
}, FIRST_BUILD_MS);

afterAll(async () => {
  await cluster.stop();
  await rm(folder, { recursive: true });
});

/** Asks on a connection of its own, because one that leads to a pod that has vanished would be silent for minutes. */
async function ask(path: string): Promise<string> {
  const url = `${cluster.exposed['web'] ?? ''}${path}`;
  try {
    const headers = { connection: 'close' };
    return await (await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS) })).text();
  } catch {
    // TypeError, TimeoutError: nobody answers.
    return '';
  }
}

/** Asks until a host of that name answers: rules for a service follow its pods a moment later. */
async function hostAt(path: string, name: string): Promise<string> {
  const host = await eventually(
    () => ask(path),
    (answer) => answer.startsWith(name),
  );
  return host.slice(0, name.length);
}

async function send(method: string, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${cluster.control}${path}`, { method, body: JSON.stringify(body) });
  return await response.json();
}

function nodeStatus(): Promise<string> {
  const path = 'jsonpath={.items[*].status.conditions[?(@.type=="Ready")].status}';
  return cluster.runKubectl(['get', 'nodes', '--output', path]);
}

describe('a cluster of one node', () => {
  it('runs the version that it says', async () => {
    const { serverVersion } = JSON.parse(await cluster.runKubectl(['version', '--output', 'json']));
    expect(serverVersion).toMatchObject({ gitVersion: 'v1.37.1', major: '1', minor: '37' });
    expect(await cluster.runKubectl(['get', 'nodes', '--no-headers'])).toMatch(/^node-1 +Ready .* v1\.37\.1$/);
  });

  it('runs a pod of an imported image, which is reached through its service from outside', async () => {
    expect(await hostAt('/', 'web-')).toBe('web-');
  });

  it('is reached in its own network at the address of the service', async () => {
    const address = await cluster.runKubectl(['get', 'service', 'web', '--output', 'jsonpath={.spec.clusterIP}']);
    const [file = '', ...words] = cluster.exec;
    const script = `process.stdout.write(await (await fetch('http://${address}/')).text())`;
    const { stdout } = await execa(file, [...words, process.execPath, '--input-type=module', '--eval', script]);
    expect(stdout).toMatch(/^web-/);
  });

  it.each(['web', 'web.default', 'web.default.svc.cluster.local'])(
    'resolves %s in a pod',
    async (host) => {
      expect(await hostAt(`/fetch?url=http://${host}/`, 'web-')).toBe('web-');
    },
    120_000,
  );

  it('does not resolve the name of a service that is not there', async () => {
    expect(await ask('/fetch?url=http://nobody/')).toContain('no such host');
  });

  it('pulls what was pushed to its registry, under the name of any registry', async () => {
    const { crane } = JSON.parse((await execa(process.execPath, [testbed, 'tools', 'crane'])).stdout);
    const unpacked = join(folder, 'layout');
    await execa('mkdir', [unpacked]);
    await execa('tar', ['-xf', archive, '-C', unpacked]);
    await execa(crane, ['push', unpacked, `${cluster.registry?.outside ?? ''}/project/medcast/echo:7`]);
    await cluster.runKubectl(['apply', '-f', '-'], echo('pulled', 'europe-docker.pkg.dev/project/medcast/echo:7'));
    await cluster.runKubectl(['rollout', 'status', 'deployment/pulled', '--timeout=60s']);
    expect(await hostAt('/fetch?url=http://pulled/', 'pulled-')).toBe('pulled-');
  });

  it('exposes a service that comes later', async () => {
    const target = { namespace: 'default', service: 'later', port: 80 };
    const { url } = (await send('POST', '/exposed', target)) as { readonly url: string };
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    await cluster.runKubectl(['expose', 'deployment', 'web', '--name=later', '--port=80', '--target-port=8080']);
    const asked = () =>
      fetch(url).then(
        (response) => response.text(),
        () => '',
      );
    expect(await eventually(asked, (answer) => answer !== '')).toMatch(/^web-/);
  });

  it('measures its node and its pods', async () => {
    const top = async () => {
      const { stdout, failed } = await execa(cluster.kubectl, ['top', 'pods', '--no-headers'], {
        env: { KUBECONFIG: cluster.kubeconfig },
        reject: false,
      });
      return failed ? '' : stdout;
    };
    expect(await eventually(top, (answer) => answer.includes('web-'))).toMatch(/^web-\S+ +\d+m +\d+Mi/m);
  });

  it.each([
    ['PUT', '/nodes/node-9', { power: 'off' }, 'expected one of node-1, got "node-9"'],
    ['PUT', '/nodes/node-1', { power: 'half' }, 'expected one of'],
    ['POST', '/images', { file: '/nowhere.tar' }, 'expected an archive of images (OCI or Docker) at /nowhere.tar'],
    ['POST', '/exposed', { namespace: 'default', service: 'Web', port: 80 }, 'service'],
    ['DELETE', '/', {}, 'got DELETE /'],
  ])('refuses %s %s %o', async (method, path, body, message) => {
    expect(await send(method, path, body)).toEqual({ error: expect.stringContaining(message) });
  });

  it('loses a node that is switched off, and serves again when it is back', async () => {
    expect(await send('PUT', '/nodes/node-1', { power: 'off' })).toMatchObject({ power: 'off', exec: [] });
    expect(await eventually(nodeStatus, (status) => status !== 'True')).toBe('Unknown');
    expect(await ask('/')).toBe('');

    expect(await send('PUT', '/nodes/node-1', { power: 'on' })).toMatchObject({ power: 'on' });
    expect(await eventually(nodeStatus, (status) => status === 'True')).toBe('True');
    expect(await hostAt('/', 'web-')).toBe('web-');
  }, 300_000);

  it('leaves nothing behind', async () => {
    const before = await findTraces(cluster);
    expect(before.processes.length).toBeGreaterThan(10);
    expect(before.cgroups.length).toBeGreaterThan(5);
    expect(await cluster.stop()).toBe(0);
    expect(await findTraces(cluster)).toEqual(NO_TRACES);
  });
});
