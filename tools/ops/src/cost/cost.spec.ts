import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { KubeObject } from '../cluster-access/kube-object';
import { runCommand } from '../clusters/testing/run-command';
import { parseManifests } from '../deploy/parse-manifests';
import { problemOf } from '../testing/problem-of';
import { createCostCommand } from './cost-command';
import { parseQuantity } from './parse-quantity';
import { priceTable, PRICED_PLATFORMS, unitPricesOf } from './price-table';
import { toCost, totalOf } from './to-cost';
import { toRequests } from './to-requests';

const root = join(import.meta.dirname, '../../../..');
const overlay = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: predictor }
spec:
  replicas: 9
  template:
    spec:
      initContainers:
        - { name: check, resources: { requests: { cpu: '2', memory: 64Mi } } }
        - { name: proxy, restartPolicy: Always, resources: { requests: { cpu: 100m, memory: 128Mi } } }
      containers:
        - { name: predictor, resources: { requests: { cpu: 400m, memory: 768Mi }, limits: { cpu: '1' } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: predictor }
spec: { minReplicas: 3, maxReplicas: 12, scaleTargetRef: { kind: Deployment, name: predictor } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { replicas: 2, template: { spec: { containers: [{ name: web, resources: { limits: { cpu: 50m, memory: 64Mi } } }] } } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: cache }
spec: { resources: { requests: { storage: 10Gi } } }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: medcast-retraining }
spec: {}
`;
const requests = toRequests(parseManifests(overlay));

describe('toRequests', () => {
  it('adds up containers and sidecars, takes an init container where it is larger, and the range of the autoscaler', () => {
    expect(requests).toEqual({
      workloads: [
        {
          workload: 'predictor',
          pod: { cores: 2, memoryGib: 0.875 },
          replicas: { least: 3, most: 12 },
          storageGib: { least: 0, most: 0 },
        },
        {
          workload: 'web',
          pod: { cores: 0.05, memoryGib: 0.0625 },
          replicas: { least: 2, most: 2 },
          storageGib: { least: 0, most: 0 },
        },
      ],
      volumes: [{ claim: 'cache', storageGib: 10 }],
      uncounted: ['CronJob medcast-retraining'],
    });
  });

  it('names the container whose amount is none', async () => {
    const wrong = parseManifests(overlay.replace('400m', '400q'));

    expect(await problemOf(() => toRequests(wrong))).toMatchObject({
      code: 'OVERLAY_INVALID',
      detail: 'Deployment predictor, container predictor: expected an amount such as 250m or 512Mi, got "400q"',
    });
  });
});

describe('unitPricesOf', () => {
  it.each(PRICED_PLATFORMS)('divides the machine of %s so that its parts cost what the whole does', (platform) => {
    const { core, memoryGib } = unitPricesOf(platform);
    const { machine, surcharge } = priceTable.platforms[platform];

    expect(core * machine.cores + memoryGib * machine.memoryGib).toBeCloseTo(
      machine.perHour * (1 + surcharge) * 730,
      6,
    );
    expect(core / memoryGib).toBeCloseTo(7.46, 6);
  });
});

describe('toCost', () => {
  const prices = { core: 20, memoryGib: 2, storageGib: 0.1, cluster: 73 };

  it('has a line for each workload and volume, and their sum', () => {
    const lines = toCost(requests, prices);

    expect(lines.map(({ item, perMonth }) => [item, perMonth])).toEqual([
      ['predictor', { least: 3 * (40 + 1.75), most: 12 * (40 + 1.75) }],
      ['web', { least: 2 * (1 + 0.125), most: 2 * (1 + 0.125) }],
      ['volume cache', { least: 1, most: 1 }],
    ]);
    expect(totalOf(lines, prices).perMonth?.least).toBeCloseTo(125.25 + 2.25 + 1, 9);
  });

  it('grows with the replicas, by as much each', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (count) => {
        const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } };
        const containers = [{ name: 'web', resources: { requests: { cpu: '250m', memory: '1Gi' } } }];
        const object: KubeObject & { spec: object } = {
          ...deployment,
          spec: { replicas: count, template: { spec: { containers } } },
        };

        expect(totalOf(toCost(toRequests([object]), prices), prices).perMonth?.most).toBeCloseTo(count * 7, 6);
      }),
    );
  });
});

describe('parseQuantity', () => {
  it.each([
    ['250m', 0.25],
    ['2', 2],
    [2, 2],
    ['0.5', 0.5],
    ['1e3', 1000],
    ['512Mi', 512 * 2 ** 20],
    ['1Gi', 2 ** 30],
    ['1G', 1e9],
    ['100n', 1e-7],
  ])('reads %j', (text, amount) => {
    expect(parseQuantity(text, 'x')).toBeCloseTo(amount, 12);
  });

  it.each(['', 'x', '-1', '1 Gi', '1gi', '1.2.3', 'Mi'])('refuses %j', async (text) => {
    expect(await problemOf(() => parseQuantity(text, 'x'))).toMatchObject({ code: 'OVERLAY_INVALID' });
  });
});

describe('medcast cost', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'medcast-cost-'));
    await writeFile(join(folder, 'all.yaml'), overlay);
    await writeFile(join(folder, 'kustomization.yaml'), 'resources: [all.yaml]\n');
  });

  afterAll(() => rm(folder, { recursive: true }));

  const cost = (...words: readonly string[]) =>
    runCommand((program) => createCostCommand(program, root), ['cost', ...words]);

  it('says what is asked for, what it costs, since when and from where, and what is missing', async () => {
    const { exitCode, stdout, stderr } = await cost('--env', 'prod', '--overlay', folder);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatchSnapshot();
    expect(stdout).toMatch(/^total +5–14 /m);
    expect(stdout).toContain('not included:');
  });

  it('has no prices for a machine of one’s own, unless a cloud is named', async () => {
    expect((await cost('--env', 'minikube', '--overlay', folder)).stdout).not.toContain('USD');
    expect((await cost('--env', 'minikube', '--overlay', folder, '--platform', 'aks')).stdout).toContain(
      'Standard_D4s_v5',
    );
  });

  it('reads every overlay of the repository', async () => {
    for (const env of await readdir(join(root, 'k8s/overlays'))) {
      const { exitCode, stdout } = await cost('--env', env, '--json');
      const { lines } = JSON.parse(stdout) as { lines: { item: string; cores: { least: number } }[] };

      expect(exitCode).toBe(0);
      expect(lines.map(({ item }) => item)).toEqual(expect.arrayContaining(['predictor', 'web']));
      for (const { cores } of lines) expect(cores.least).toBeGreaterThan(0);
    }
  });
});
