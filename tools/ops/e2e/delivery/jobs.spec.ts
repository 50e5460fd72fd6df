import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { z } from 'zod';
import { copyTask, type TaskText } from '../testing/copy-task';
import { readCsvResults } from '../testing/read-results';
import { renderRentTable } from '../testing/rent-table';
import { createScoringTable, renderCsv } from '../testing/scoring-table';
import { type RunningBucket, startBucket } from './testing/bucket';
import { besideModels, downloadFolder, uploadFolder } from './testing/bucket-folders';
import { type Delivery, startDelivery } from './testing/delivery-bench';
import { killPodOf, loadPodsOf, untilComplete } from './testing/job-pods';
import { shippedBundles } from './testing/model-repositories';

jest.setTimeout(420_000);

const SHARDS = 4;
const PARTS = 20;
const ROWS = 10_000;
const rentTask = join(import.meta.dirname, '../testing/tasks/rent');
/** Where the image has its tasks; the Job looks there where it is told nothing else. */
const TASKS = '/app/training/tasks';

const channelShape = z.object({ version: z.number(), previous: z.number().nullable(), reason: z.string() });

let delivery: Delivery;
let bucket: RunningBucket;

beforeAll(async () => {
  delivery = await startDelivery({ nodes: 1, env: 'minikube', registryPath: 'library', roles: ['training'] });
  bucket = await startBucket(delivery.cluster);
});

afterAll(async () => {
  await bucket.stop();
  await delivery.stop();
});

function tell(figures: string): void {
  process.stderr.write(`jobs: ${figures}\n`);
}

interface JobPlan {
  readonly name: string;
  /** Folder below `k8s/components`. */
  readonly component: string;
  readonly settings: Readonly<Record<string, string>>;
  /** What else the kustomization says. */
  readonly generators?: readonly object[];
  /** JSON Patch of the Job. */
  readonly operations: readonly object[];
}

/** The environment with a Job and nothing that serves: a machine of two cores has enough to do. */
function overlay({ name, component, settings, generators = [], operations }: JobPlan): string {
  const literals = Object.entries({ ...settings, ...bucket.env }).map(([key, value]) => `${key}=${value}`);
  const fields = {
    components: [`COMPONENTS/${component}`],
    configMapGenerator: [{ name, literals }, ...generators],
    replicas: ['predictor', 'web'].map((workload) => ({ name: workload, count: 0 })),
    images: [{ name: 'medcast-training', newTag: 'dev' }],
    patches: [{ target: { kind: 'Job', name }, patch: JSON.stringify(operations) }],
  };
  const lines = Object.entries(fields).map(([field, value]) => `${field}: ${JSON.stringify(value)}\n`);
  return delivery.overlay(component, lines.join(''));
}

async function deploy(folder: string): Promise<void> {
  const { exitCode, stderr } = await delivery.medcast('deploy', '--yes', '--overlay', folder);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
}

function secondsSince(startMs: number): string {
  return ((performance.now() - startMs) / 1000).toFixed(1);
}

describe('the training Job', () => {
  const job = 'medcast-training';
  const [pod, request] = ['/spec/template/spec', 'resources/requests/cpu'];

  /** More work than the test of the CLI gives it, so that there is time to be killed in. */
  const longer = (task: TaskText): TaskText => ({ ...task, folds: { repeats: 20, splits: 5 } });

  async function writeOverlay(): Promise<string> {
    const files = ['task.json', 'schema.json'].map((file) => `rent/${file}`);
    const mount = { name: 'task', mountPath: `${TASKS}/rent`, readOnly: true };
    const folder = overlay({
      name: job,
      component: 'training',
      settings: { TASK: 'rent', DATA: `${besideModels(bucket, 'tables')}/rent.csv`, MODELS: bucket.uri },
      generators: [{ name: 'task-rent', files }],
      operations: [
        ...[0, 1, 2].map((step) => ({
          op: 'replace',
          path: `${pod}/initContainers/${step}/${request}`,
          value: '200m',
        })),
        { op: 'replace', path: `${pod}/containers/0/${request}`, value: '200m' },
        { op: 'add', path: `${pod}/volumes/-`, value: { name: 'task', configMap: { name: 'task-rent' } } },
        { op: 'add', path: `${pod}/initContainers/0/volumeMounts/-`, value: mount },
      ],
    });
    await copyTask(rentTask, join(folder, 'rent'), longer);
    return folder;
  }

  it('ends well though its pod is killed while it fits, and what it publishes is a candidate', async () => {
    const tables = join(delivery.folder, 'tables');
    await mkdir(tables);
    await writeFile(join(tables, 'rent.csv'), renderRentTable());
    await uploadFolder({ ...delivery, bucket, folder: tables, uri: besideModels(bucket, 'tables') });
    const startMs = performance.now();
    await deploy(await writeOverlay());
    const killed = await killPodOf(delivery, { job, container: 'fit', says: /: \d{2,} of \d{3}/ });
    const killedAfter = secondsSince(startMs);
    const counts = await untilComplete(delivery, job);
    tell(`training: killed after ${killedAfter} s, complete after ${secondsSince(startMs)} s`);

    expect(counts).toEqual({ succeeded: 1, failed: 1 });
    expect(await loadPodsOf(delivery, job)).toEqual([expect.not.stringContaining(killed)]);
    const models = join(delivery.folder, 'models');
    await downloadFolder({ ...delivery, bucket, folder: models, uri: bucket.uri });
    expect((await readdir(join(models, 'rent'))).toSorted()).toEqual(['1', 'channels']);
    expect(await readdir(join(models, 'rent/channels'))).toEqual(['candidate.json']);
    const channel = channelShape.parse(
      JSON.parse(await readFile(join(models, 'rent/channels/candidate.json'), 'utf8')),
    );
    expect(channel).toEqual({ version: 1, previous: null, reason: 'trained in the cluster' });
    await bucket.medcast('release', 'verify', '--models', bucket.uri, '--model', 'rent');
  });
});

describe('the Indexed scoring Job', () => {
  const job = 'medcast-batch-scoring';
  const container = '/spec/template/spec/containers/0';
  const names = Array.from({ length: PARTS }, (_, part) => `part-${String(part).padStart(5, '0')}.csv`);

  /** @returns folder of the parts */
  async function writeParts(): Promise<string> {
    const folder = join(delivery.folder, 'people');
    await mkdir(folder);
    const { columns, cells } = createScoringTable(PARTS * ROWS);
    for (const [part, name] of names.entries()) {
      const text = renderCsv({ columns, cells: cells.slice(part * ROWS, (part + 1) * ROWS) });
      await writeFile(join(folder, name), text);
    }
    return folder;
  }

  function writeOverlay(): string {
    const [INPUT, OUTPUT] = [besideModels(bucket, 'people'), besideModels(bucket, 'scored')];
    return overlay({
      name: job,
      component: 'batch-scoring',
      settings: { MODEL: 'insurance', MODELS: bucket.uri, INPUT, OUTPUT },
      operations: [
        { op: 'replace', path: '/spec/completions', value: SHARDS },
        { op: 'replace', path: '/spec/parallelism', value: 2 },
        { op: 'test', path: `${container}/args/11`, value: '--of' },
        { op: 'replace', path: `${container}/args/12`, value: String(SHARDS) },
        { op: 'replace', path: `${container}/resources/requests/cpu`, value: '200m' },
        // Slow enough to be killed between two parts.
        { op: 'replace', path: `${container}/resources/limits/cpu`, value: '500m' },
      ],
    });
  }

  it('has every row once though one of its pods is killed, as one machine would have it', async () => {
    const people = await writeParts();
    const words = ['--model', 'insurance', '--channel', 'production', '--reason', 'as shipped'];
    await bucket.medcast('release', 'publish', '--from', `file:${shippedBundles}`, '--models', bucket.uri, ...words);
    await uploadFolder({ ...delivery, bucket, folder: people, uri: besideModels(bucket, 'people') });
    const startMs = performance.now();
    await deploy(writeOverlay());
    const killed = await killPodOf(delivery, { job, container: 'score', says: /^part 1 of 5: / });
    const counts = await untilComplete(delivery, job);
    tell(`scoring ${PARTS * ROWS} rows: ${killed} killed, complete after ${secondsSince(startMs)} s`);
    const scored = join(delivery.folder, 'scored');
    await downloadFolder({ ...delivery, bucket, folder: scored, uri: besideModels(bucket, 'scored') });
    const local = await delivery.medcast('score', '--model', 'insurance', '--in', people, '--out', 'local');

    expect(counts).toEqual({ succeeded: SHARDS, failed: 1 });
    expect(await loadPodsOf(delivery, job)).toHaveLength(SHARDS);
    expect(local.exitCode).toBe(0);
    expect(JSON.parse(await readFile(join(scored, 'results.json'), 'utf8'))).toMatchObject({
      model: { name: 'insurance', version: 1 },
      shards: SHARDS,
      rows: PARTS * ROWS,
      ok: PARTS * ROWS,
      failed: 0,
    });
    const results = (await readdir(scored)).filter((name) => name.endsWith('.csv'));
    expect(results.toSorted()).toEqual(names);
    const notes = new Set<string>();
    for (const name of names) {
      const rows = await readCsvResults(join(scored, name));
      for (const { note = '' } of rows) notes.add(note);
      const [inCluster, here] = await Promise.all(
        [scored, join(delivery.folder, 'local')].map((folder) => readFile(join(folder, name))),
      );
      expect({ name, rows: rows.length, isSame: here !== undefined && inCluster?.equals(here) }).toEqual({
        name,
        rows: ROWS,
        isSame: true,
      });
    }
    expect(notes.size).toBe(PARTS * ROWS);
  });
});
