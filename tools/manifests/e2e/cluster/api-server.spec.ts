import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { environments } from '@medcast/deploy-contract';
import { jest } from '@jest/globals';
import { execa } from 'execa';
import { type ClusterObject, parseObjects, podTemplatesOf } from '../../src/testing/cluster-object';
import { type ClusterTools, findClusterTools } from './testing/cluster-tools';
import { combinations, writeCombinations } from './testing/combinations';
import { type ApiServer, startApiServer } from './testing/start-api-server';

jest.setTimeout(300_000);

const built = [...Object.keys(environments), ...Object.keys(combinations)];

/** Kinds that only their makers' clusters define. They are held by our types alone (src/custom). */
const undefinedKinds = new Set(['PodMonitoring', 'Rules', 'BackendConfig', 'SecretProviderClass']);

/** GKE's own Ingress controller reads nothing else. */
const CLASS_OF_GKE =
  'Warning: annotation "kubernetes.io/ingress.class" is deprecated, please use \'spec.ingressClassName\' instead';

/** What pods must find when they are admitted. */
const BEFORE_PODS = new Set(['Namespace', 'ServiceAccount', 'PriorityClass']);

let tools: ClusterTools;
let folder: string;
let server: ApiServer;

beforeAll(async () => {
  tools = await findClusterTools();
  folder = await writeCombinations();
  server = await startApiServer(tools);
});

afterAll(async () => {
  await server.stop();
  await rm(dirname(folder), { recursive: true });
});

async function build(overlay: string): Promise<readonly ClusterObject[]> {
  return parseObjects((await execa(tools.kustomize, ['build', join(folder, 'overlays', overlay)])).stdout);
}

function isServed({ apiVersion, kind }: ClusterObject): boolean {
  return server.kinds.has(`${apiVersion} ${kind}`);
}

function toList(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}

describe.each(built)('the overlay %s', (overlay) => {
  let objects: readonly ClusterObject[];

  beforeAll(async () => {
    objects = await build(overlay);
    const first = objects.filter(({ kind }) => BEFORE_PODS.has(kind));
    // An object in a namespace cannot be tried before the namespace is there.
    const { exitCode, stderr } = await server.kubectl(['apply', '--server-side', '-f', '-'], toList(first));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  it('is taken by a real API server, strictly and without a warning', async () => {
    const served = objects.filter(isServed);
    const words = ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'];
    const { exitCode, stdout, stderr } = await server.kubectl(words, toList(served));

    const warnings = stderr.split('\n').filter((line) => line !== '' && line !== CLASS_OF_GKE);
    expect({ exitCode, warnings }).toEqual({ exitCode: 0, warnings: [] });
    expect(stdout.split('\n')).toHaveLength(served.length);
    const others = new Set(objects.filter((each) => !isServed(each)).map(({ kind }) => kind));
    expect([...others].filter((kind) => !undefinedKinds.has(kind))).toEqual([]);
  });

  it('has pods that its namespace admits', async () => {
    const namespace = objects.find(({ kind }) => kind === 'Namespace')?.metadata.name;
    const pods = podTemplatesOf(objects).map(([, { metadata, spec }], index) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { labels: metadata?.labels, annotations: metadata?.annotations, name: `pod-${index}`, namespace },
      spec,
    }));
    const { exitCode, stderr } = await server.kubectl(['create', '--dry-run=server', '-f', '-'], toList(pods));

    expect(pods.length).toBeGreaterThan(1);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe('the server', () => {
  it('refuses a key that no definition has', async () => {
    const route = (await build('prod')).find(({ kind }) => kind === 'HTTPRoute');
    const wrong = JSON.stringify(route).replace('"hostnames":', '"hostname":');
    const words = ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'];
    const { exitCode, stderr } = await server.kubectl(words, wrong);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/hostname: field not declared in schema|unknown field "spec\.hostname"/);
  });

  it('refuses a pod that runs as root', async () => {
    const objects = await build('minikube');
    const [, template] = podTemplatesOf(objects)[0] ?? [];
    const metadata = { name: 'root', namespace: 'medcast' };
    const pod = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata, spec: template?.spec });
    const asRoot = pod.replaceAll('"runAsNonRoot":true', '"runAsNonRoot":false');
    const { exitCode, stderr } = await server.kubectl(['create', '--dry-run=server', '-f', '-'], asRoot);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('violates PodSecurity "restricted:');
  });
});
