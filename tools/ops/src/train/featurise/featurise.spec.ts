import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { renderRentTable } from '../../../e2e/testing/rent-table';
import { runStepQuietly } from '../../cli/run-step';
import { problemOf } from '../../testing/problem-of';
import { featurise } from './featurise';
import { loadWorkRecords, loadWorkSource } from './work-source';

const tasksRoot = join(import.meta.dirname, '../../../e2e/testing/tasks');
const requestShape = z.looseObject({
  columns: z.array(z.string()),
  groups: z.record(z.string(), z.object({ file: z.string(), labels: z.array(z.string()) })),
  fieldColumns: z.record(z.string(), z.array(z.string())),
  target: z.unknown(),
});

let folder: string;
let work: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'featurise-'));
  work = join(folder, 'deep/work');
  await writeFile(join(folder, 'rent.csv'), renderRentTable({ rows: 40 }));
  await featurise({ tasksRoot, task: 'rent', data: join(folder, 'rent.csv'), seed: 7, work }, runStepQuietly);
});
afterAll(() => rm(folder, { recursive: true }));

describe('featurise', () => {
  it('says in request.json what Python is to read', async () => {
    const request = requestShape.parse(JSON.parse(await readFile(join(work, 'request.json'), 'utf8')));
    expect(request).toMatchObject({
      target: { name: 'rent', unit: 'EUR', minimum: 0, labels: null },
      groups: {
        garden: { file: 'groups/garden.npy', labels: ['false', 'true'] },
        quarter: { file: 'groups/quarter.npy', labels: ['north', 'old-town', 'south'] },
      },
      fieldColumns: {
        size: ['size'],
        garden: ['garden', 'garden missing'],
        quarter: ['quarter=old-town', 'quarter=south'],
      },
    });
  });

  it('marks missing values of a group', async () => {
    const bytes = await readFile(join(work, 'groups/garden.npy'));
    const indices = new Int32Array(Uint8Array.from(bytes.subarray(-4 * 40)).buffer);
    const records = await loadWorkRecords(work, (await loadWorkSource(work)).task.schema);
    expect([...indices]).toEqual(records.map(({ garden }) => (garden === null ? -1 : Number(garden))));
    expect(indices).toContain(-1);
  });

  it('leaves for packing the task, with what the table has of each field, and every record', async () => {
    const { task, seed, dataHash } = await loadWorkSource(work);
    expect({ name: task.name, kind: task.kind, seed }).toEqual({ name: 'rent', kind: 'regression', seed: 7 });
    expect(dataHash).toMatch(/^[0-9a-f]{64}$/);
    const records = await loadWorkRecords(work, task.schema);
    expect(records).toHaveLength(40);
    expect(task.schema.fields[0]).toMatchObject({
      trained: {
        minimum: Math.min(...records.map(({ size }) => Number(size))),
        maximum: Math.max(...records.map(({ size }) => Number(size))),
      },
    });
  });

  it('says which step comes first where there is no work folder', async () => {
    const problem = await problemOf(() => loadWorkSource(join(folder, 'nowhere')));
    expect(problem).toMatchObject({
      code: 'TRAINING_FAILED',
      detail: expect.stringContaining('medcast step featurise --work'),
    });
  });
});
