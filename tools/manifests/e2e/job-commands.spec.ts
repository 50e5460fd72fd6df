import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { V1Container, V1Job } from '@kubernetes/client-node';
import { jest } from '@jest/globals';
import { load } from 'js-yaml';
import { scoringDefaults, SHARDS } from '../src/components/batch-scoring/scoring-settings';
import { trainingDefaults } from '../src/components/training/training-settings';
import { writeLineTask } from './testing/line-task';
import { type ContainerEnd, runContainer } from './testing/run-container';

// A training of the smallest task, and a process for each shard.
jest.setTimeout(180_000);

const workspaceRoot = join(import.meta.dirname, '../../..');
const PATIENTS = 5;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-jobs-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** The containers of a committed Job, in the order in which they run. */
async function containersOf(component: string): Promise<readonly V1Container[]> {
  const text = await readFile(join(workspaceRoot, 'k8s/components', component, 'job.yaml'), 'utf8');
  const { spec } = load(text) as V1Job;
  return [...(spec?.template.spec?.initContainers ?? []), ...(spec?.template.spec?.containers ?? [])];
}

async function readJson(...path: readonly string[]): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, ...path), 'utf8'));
}

describe('the commands of the training Job', () => {
  it('train, publish, and point the candidate channel to what they published', async () => {
    const { tasksRoot, table } = await writeLineTask(folder);
    const models = `file:${join(folder, 'models')}`;
    const settings = { ...trainingDefaults, TASK: 'line', TASKS_ROOT: tasksRoot, DATA: table, MODELS: models };
    await mkdir(join(folder, 'models'));

    const ends: ContainerEnd[] = [];
    for (const container of await containersOf('training')) {
      const end = await runContainer(container, { folder, settings });
      if (end.output.includes('PYTHON_UNAVAILABLE') && process.env['CI'] !== 'true') {
        process.stderr.write(`!!! manifests: the training Job WAS NOT TESTED: ${end.output}\n`);
        return;
      }
      ends.push(end);
    }

    expect(ends.map(({ exitCode, output }) => (exitCode === 0 ? 'done' : output))).toEqual(Array(4).fill('done'));
    expect(await readJson('models/line/1/bundle.json')).toMatchObject({ model: 'line', version: 1, seed: 7 });
    expect(await readJson('models/line/channels/candidate.json')).toMatchObject({
      version: 1,
      reason: 'trained in the cluster',
    });
    expect(await readdir(join(folder, 'models/line/channels'))).not.toContain('production.json');
  });
});

describe('the command of the scoring Job', () => {
  it('scores every part once, whichever shard it is in, and writes the manifest at the end', async () => {
    const [input, output] = [join(folder, 'people'), join(folder, 'scored')];
    await mkdir(input);
    const patient = '31,female,25.7,0,no,southeast\n';
    for (let part = 0; part < SHARDS + 2; part += 1) {
      const text = `age,sex,bmi,children,smoker,region\n${patient.repeat(PATIENTS)}`;
      await writeFile(join(input, `part-${String(part).padStart(5, '0')}.csv`), text);
    }
    const MODELS = `file:${join(workspaceRoot, 'bundles')}`;
    const settings = { ...scoringDefaults, MODEL: 'insurance', MODELS, INPUT: input, OUTPUT: output };
    const [score] = await containersOf('batch-scoring');
    if (score === undefined) throw new Error('expected a container, got none');

    const shards = [...Array(SHARDS).keys()].reverse();
    for (const shard of shards) {
      const end = await runContainer(score, {
        folder,
        settings: { ...settings, JOB_COMPLETION_INDEX: String(shard) },
      });
      expect(end).toEqual({ exitCode: 0, output: expect.stringContaining('insurance/1') });
    }

    const rows = (SHARDS + 2) * PATIENTS;
    expect(await readJson('scored/results.json')).toMatchObject({ shards: SHARDS, rows, ok: rows, failed: 0 });
  });

  it('ends the Job at once where it is called wrongly', async () => {
    const [score] = await containersOf('batch-scoring');
    if (score === undefined) throw new Error('expected a container, got none');
    const settings = {
      ...scoringDefaults,
      MODEL: 'insurance',
      MODELS: 'file:none',
      INPUT: folder,
      OUTPUT: join(folder, 'scored'),
    };

    const end = await runContainer(score, { folder, settings: { ...settings, JOB_COMPLETION_INDEX: String(SHARDS) } });

    expect(end).toMatchObject({ exitCode: 2, output: expect.stringContaining('expected --shard') });
  });
});
