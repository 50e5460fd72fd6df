import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { environments, imageNames, type EnvironmentName } from '@medcast/deploy-contract';
import { jest } from '@jest/globals';
import { execa } from 'execa';
import { environmentPlans } from '../../src/environments/environment-plans';
import type { ClusterObject } from '../../src/testing/cluster-object';
import { parseObjects, podTemplatesOf } from '../../src/testing/cluster-object';
import { type ClusterTools, findClusterTools } from './testing/cluster-tools';
import { combinations, writeCombinations } from './testing/combinations';
import { findFaults } from './testing/find-faults';

jest.setTimeout(300_000);

const overlays = Object.keys(environments) as EnvironmentName[];
const built = [...overlays, ...Object.keys(combinations)];

/** Kinds whose definitions other makers keep: checked by a real API server that has them, and in src/custom. */
const foreignKinds = [
  ...['Gateway', 'HTTPRoute', 'HealthCheckPolicy', 'GCPBackendPolicy', 'ManagedCertificate', 'BackendConfig'],
  ...['PodMonitor', 'PrometheusRule', 'PodMonitoring', 'Rules', 'ExternalSecret', 'SecretProviderClass'],
  ...['ServingRuntime', 'InferenceService'],
];

let tools: ClusterTools;
let folder: string;

beforeAll(async () => {
  tools = await findClusterTools();
  folder = await writeCombinations();
});

afterAll(() => rm(dirname(folder), { recursive: true }));

async function build(overlay: string): Promise<string> {
  const { stdout } = await execa(tools.kustomize, ['build', join(folder, 'overlays', overlay)]);
  return stdout;
}

describe.each(built)('the overlay %s', (overlay) => {
  it('builds, twice the same, by kustomize and by kubectl', async () => {
    const { stdout: byKubectl } = await execa(tools.kubectl, ['kustomize', join(folder, 'overlays', overlay)]);
    const text = await build(overlay);

    expect(await build(overlay)).toBe(text);
    expect(byKubectl).toBe(text);
    expect(parseObjects(text).length).toBeGreaterThan(10);
  });

  it('is what the schemas of Kubernetes say, strictly', async () => {
    const args = [
      '-strict',
      '-output',
      'json',
      '-skip',
      foreignKinds.join(','),
      '-schema-location',
      tools.schemas,
      '-',
    ];
    const { stdout, exitCode } = await execa(tools.kubeconform, args, { input: await build(overlay), reject: false });

    expect({ exitCode, found: JSON.parse(stdout) }).toEqual({ exitCode: 0, found: { resources: [] } });
  });

  it('has nothing that kube-score calls critical', async () => {
    // Images are named by digest, or loaded by hand: to ask a registry at each start would only make starts depend on it.
    const args = ['score', '--output-format', 'ci', '--ignore-test', 'container-image-pull-policy', '-'];
    const { stdout } = await execa(tools['kube-score'], args, { input: await build(overlay), reject: false });

    // What these policies are for, KServe makes: its pods are in no file.
    const critical = stdout
      .split('\n')
      .filter((line) => line.startsWith('[CRITICAL]') && !/ kserve-[a-z-]+\//.test(line));

    expect(critical).toEqual([]);
    expect(stdout).toContain('[OK]');
  });

  it('holds together: what is named is there, pods are restricted, counts and budgets do not fight', async () => {
    expect(findFaults(parseObjects(await build(overlay)))).toEqual([]);
  });
});

describe.each(overlays)('the environment %s', (name) => {
  const plan = environmentPlans[name];
  let objects: readonly ClusterObject[];

  beforeAll(async () => {
    objects = parseObjects(await build(name));
  });

  it('stands in its own namespace, restricted, and in no other', () => {
    const { namespace } = environments[name];
    const others = objects.map(({ metadata }) => metadata.namespace).filter((each) => each !== undefined);

    expect(objects[0]).toMatchObject({
      kind: 'Namespace',
      metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    });
    expect(new Set(others)).toEqual(new Set([namespace]));
  });

  it('names each image as its plan says: by digest, or by its tag', () => {
    const images = podTemplatesOf(objects).flatMap(
      ([, { spec }]) => spec?.containers.map(({ image }) => image ?? '') ?? [],
    );
    const bare = Object.values(imageNames).join('|');
    const tag = plan.images.by === 'tag' ? plan.images.tag : '';
    const expected =
      plan.images.by === 'digest' ? `^[a-z0-9.-]+/.+(${bare})@sha256:[0-9a-f]{64}$` : `(${bare}):${tag}$`;

    expect(images.length).toBeGreaterThan(1);
    for (const image of images) expect(image).toMatch(new RegExp(expected));
  });
});

describe('the checks', () => {
  it('find an object that has an unknown key', async () => {
    const wrong = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80, targetprt: 1}]}\n';
    const { exitCode } = await execa(tools.kubeconform, ['-strict', '-schema-location', tools.schemas, '-'], {
      input: wrong,
      reject: false,
    });

    expect(exitCode).toBe(1);
  });

  it('find an overlay that says replicas beside an autoscaler, and a setting that is not there', async () => {
    const prod = parseObjects(await build('prod'));
    const faulty = prod
      .filter(({ kind }) => kind !== 'ConfigMap')
      .map((each) =>
        each.kind === 'Deployment' ? { ...each, spec: { ...(each['spec'] as object), replicas: 3 } } : each,
      );

    expect(findFaults(faulty)).toEqual([
      expect.stringMatching(/^Deployment predictor: no ConfigMap predictor-settings-/),
      'Deployment predictor: replicas beside an autoscaler',
    ]);
  });

  it('fail where a developer has no file with keys', async () => {
    const file = join(folder, 'components/secrets-file/api-keys.txt');
    await rm(file);
    const { exitCode, stderr } = await execa(tools.kustomize, ['build', join(folder, 'overlays/api-keys-of-a-file')], {
      reject: false,
    });
    await writeFile(file, 'not-a-key\n');

    expect(exitCode).toBe(1);
    expect(stderr).toContain('api-keys.txt');
  });
});
