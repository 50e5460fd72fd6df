import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBundle, openRepository } from '@medcast/model-bundle';
import { execa } from 'execa';
import { z } from 'zod';
import { copyTask, withCandidates } from './testing/copy-task';
import { processesOf } from './testing/processes-of';
import { renderRentTable } from './testing/rent-table';
import { type CliRun, type CliRunOptions, runMedcast } from './testing/run-medcast';
import { loadTrainingTable } from './testing/training-table';

// Every test here runs trainings, seconds each on a machine at rest.
jest.setTimeout(300_000);

const BUNDLE_FILES = [
  'bundle.json',
  'card.json',
  'card.md',
  'features.json',
  'golden.json',
  'model.onnx',
  'reference.json',
  'report.html',
  'schema.json',
];
const workspaceRoot = join(import.meta.dirname, '../../..');
const realTasks = join(workspaceRoot, 'training/tasks');
const rentTask = join(import.meta.dirname, 'testing/tasks/rent');

const figure = z.looseObject({ mean: z.number() });
const regressionMetrics = z.looseObject({
  expected: z.looseObject({ r2: figure }),
  typical: z.looseObject({ mae: figure }),
  interval: z.looseObject({
    coverage: figure,
    coverageByGroup: z.looseObject({ smoker: z.object({ no: figure, yes: figure }) }),
  }),
});
const classificationMetrics = z.looseObject({
  probabilities: z.looseObject({ accuracy: figure }),
  set: z.looseObject({ coverage: figure }),
});

let folder: string;
/** Whether training can run here; a CI machine must be able to. */
let hasPython: boolean;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-e2e-'));
  await writeFile(join(folder, 'rent.csv'), renderRentTable());
  await writeFile(join(folder, 'lottery.csv'), renderRentTable({ isLottery: true }));
  await writeFile(join(folder, 'insurance.csv'), loadTrainingTable());
  const tasks = join(folder, 'tasks');
  await copyTask(rentTask, join(tasks, 'rent'), (task) => task);
  await copyTask(rentTask, join(folder, 'worse/rent'), withCandidates(['mean', 'median', 'linear', 'linear-absolute']));
  const quick = ['mean', 'median', 'linear', 'linear-absolute', 'linear-interactions-absolute', 'median-plus-mean'];
  await copyTask(join(realTasks, 'insurance'), join(tasks, 'insurance'), withCandidates(quick, 5));
  await copyTask(join(realTasks, 'iris'), join(tasks, 'iris'), withCandidates(['frequencies', 'logistic'], 5));
  const runs = [await train('rent', 'a'), await train('rent', 'b')];
  hasPython = process.env['CI'] === 'true' || !runs.some(({ stderr }) => stderr.includes('PYTHON_UNAVAILABLE'));
  if (!hasPython) process.stderr.write(`!!! ops: training WAS NOT TESTED: ${runs[0]?.stderr ?? ''}`);
  else expect(runs.map(toOutcome)).toEqual([succeeded, succeeded]);
}, 600_000);

afterAll(() => rm(folder, { recursive: true }));

const succeeded = { exitCode: 0, stderr: '' };

function toOutcome({ exitCode, stderr }: CliRun) {
  return { exitCode, stderr };
}

function train(task: string, out: string, more: readonly string[] = [], options?: CliRunOptions) {
  const words = [
    'train',
    '--task',
    task,
    '--tasks-root',
    'tasks',
    '--data',
    `${task}.csv`,
    '--out',
    out,
    '--seed',
    '7',
  ];
  return runMedcast(folder, [...words, ...more], options);
}

function step(words: string) {
  return runMedcast(folder, ['step', ...words.split(' ')]);
}

async function readManifest(repository: string, model: string, version = 1) {
  return (await loadBundle(openRepository(`file:${repository}`), { model, version })).manifest;
}

async function expectSameBundle(left: string, right: string): Promise<void> {
  expect((await readdir(left)).toSorted()).toEqual(BUNDLE_FILES);
  for (const file of BUNDLE_FILES) {
    const [a, b] = await Promise.all([left, right].map((path) => readFile(join(path, file))));
    expect({ file, isEqual: a !== undefined && b?.equals(a) }).toEqual({ file, isEqual: true });
  }
}

describe('medcast train', () => {
  it('writes the same bytes for the same table and seed', async () => {
    if (!hasPython) return;
    await expectSameBundle(join(folder, 'a/rent/1'), join(folder, 'b/rent/1'));
  });

  it('points production at the first version', async () => {
    if (!hasPython) return;
    const channel: unknown = JSON.parse(await readFile(join(folder, 'a/rent/channels/production.json'), 'utf8'));
    expect(channel).toMatchObject({ version: 1, previous: null, reason: 'first version' });
  });

  it('says which candidates cannot compete without their optional packages', async () => {
    if (!hasPython) return;
    const card: unknown = JSON.parse(await readFile(join(folder, 'a/rent/1/card.json'), 'utf8'));
    expect(card).toMatchObject({ training: { absent: [{ candidate: 'xgboost', model: 'xgboost' }] } });
  });

  it('reaches on the insurance table the figures that the README states, within what the machine may change', async () => {
    if (!hasPython) return;
    expect(toOutcome(await train('insurance', 'insurance'))).toEqual(succeeded);
    const manifest = await readManifest(join(folder, 'insurance'), 'insurance');
    const { expected, typical, interval } = regressionMetrics.parse(manifest.metrics);
    expect(expected.r2.mean).toBeGreaterThanOrEqual(0.865);
    expect(typical.mae.mean).toBeLessThanOrEqual(1300);
    const { no, yes } = interval.coverageByGroup.smoker;
    for (const coverage of [interval.coverage, no, yes]) expect(coverage.mean).toBeGreaterThanOrEqual(0.94);
    const shipped = await readManifest(join(workspaceRoot, 'bundles'), 'insurance');
    expect(manifest.schemaHash).toBe(shipped.schemaHash);
  });

  it('trains a classifier from a table that scikit-learn brings along', async () => {
    if (!hasPython) return;
    await writeIris(join(folder, 'iris.csv'));
    expect(toOutcome(await train('iris', 'iris'))).toEqual(succeeded);
    const { task, interval, metrics, gates } = await readManifest(join(folder, 'iris'), 'iris');
    const { probabilities, set } = classificationMetrics.parse(metrics);
    expect(task).toBe('classification');
    expect(Object.keys(interval.thresholds ?? {})).toEqual(['setosa', 'versicolor', 'virginica']);
    expect(probabilities.accuracy.mean).toBeGreaterThan(0.9);
    expect(set.coverage.mean).toBeGreaterThanOrEqual(0.93);
    expect(gates.find(({ name }) => name === 'better than linear (probabilities)')).toMatchObject({
      passed: true,
      detail: 'logistic is the linear baseline itself',
    });
  });
});

describe('the gates of medcast train', () => {
  it('refuse a model of a table that says nothing, name the gate and the figure, and write nothing', async () => {
    if (!hasPython) return;
    const { exitCode, stderr } = await train('rent', 'lottery', ['--data', 'lottery.csv']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/medcast: GATE_REFUSED: .*\n {2}better than dummy \(expected\): needs [\d.e-]+, got /);
    expect(await readdir(folder)).not.toContain('lottery');
  });

  it('are overridden with a reason that stands in the bundle for ever', async () => {
    if (!hasPython) return;
    const reason = 'shows what an override looks like';
    const run = await train('rent', 'overridden', ['--data', 'lottery.csv', '--override', reason]);
    expect(toOutcome(run)).toEqual(succeeded);
    expect(run.stdout).toContain(`OVERRIDE  better than dummy`);
    const { override } = await readManifest(join(folder, 'overridden'), 'rent');
    expect(override).toMatchObject({ reason, gates: expect.arrayContaining(['better than dummy (expected)']) });
    for (const file of ['card.md', 'card.json', 'report.html']) {
      expect(await readFile(join(folder, 'overridden/rent/1', file), 'utf8')).toContain(reason);
    }
  });

  it('refuse a model that is worse than the champion', async () => {
    if (!hasPython) return;
    const { exitCode, stderr } = await train('rent', 'b', ['--tasks-root', 'worse']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/GATE_REFUSED: [^]*no worse than champion \(expected\): needs −[\d.]+, got −[\d.]+/);
    expect((await readdir(join(folder, 'b/rent'))).toSorted()).toEqual(['1', 'channels']);
  });
});

describe('medcast step', () => {
  it('makes of three programs, with read-only inputs, what train makes in one', async () => {
    if (!hasPython) return;
    const runs = [
      await step('featurise --task rent --tasks-root tasks --data rent.csv --work work'),
      await step('fit --work work --result result'),
    ];
    const written = await readdir(join(folder, 'work'));
    runs.push(await step('pack --work work --result result --out c'));
    expect(runs.map(toOutcome)).toEqual([succeeded, succeeded, succeeded]);
    expect(written).not.toContain('result');
    expect(await readdir(join(folder, 'work'))).toEqual(written);
    expect((await readdir(join(folder, 'result'))).toSorted()).toEqual([
      'evaluation.json',
      'golden-outputs.npy',
      'model.onnx',
    ]);
    await expectSameBundle(join(folder, 'a/rent/1'), join(folder, 'c/rent/1'));
  });

  it('gives a bundle in a fresh folder the number that comes next in the repository of the champion', async () => {
    if (!hasPython) return;
    expect(toOutcome(await step('pack --work work --result result --champion a --out d'))).toEqual(succeeded);
    const { version, gates } = await readManifest(join(folder, 'd'), 'rent', 2);
    expect(version).toBe(2);
    expect(gates.find(({ name }) => name === 'no worse than champion (expected)')).toMatchObject({
      passed: true,
      figure: 0,
    });
  });
});

describe('medcast train, interrupted', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('leaves nothing behind at %s while Python fits', async (signal, code) => {
    if (!hasPython) return;
    const scratch = join(folder, `scratch-${signal}`);
    await mkdir(scratch);
    const options = { env: { TMPDIR: scratch }, terminateAt: '› candidates', signal };
    expect((await train('insurance', 'stopped', [], options)).exitCode).toBe(code);
    expect(await readdir(scratch)).toEqual([]);
    expect(await readdir(folder)).not.toContain('stopped');
    await expect(hasEnded(scratch)).resolves.toBe(true);
  });
});

describe('medcast', () => {
  it.each([
    ['no command', [], 2, 'Usage: medcast'],
    ['an unknown command', ['fly'], 2, "unknown command 'fly'"],
    ['a missing option', ['train', '--out', 'x'], 2, "required option '--task <name>' not specified"],
    ['a seed that is no number', ['train', '--task', 'insurance', '--out', 'x', '--seed', '-1'], 2, 'a whole number'],
    ['unknown packages', ['train', '--task', 'insurance', '--out', 'x', '--with', 'magic'], 2, 'one of boosters'],
    ['a reason of no words', ['train', '--task', 'insurance', '--out', 'x', '--override', ' '], 2, 'a reason in words'],
    ['an unknown task', ['train', '--task', 'rose', '--out', 'x'], 1, 'medcast: TASK_NOT_FOUND: expected one of'],
    [
      'a table that is not there',
      ['train', '--task', 'insurance', '--data', 'no.csv', '--out', 'x'],
      1,
      'TABLE_NOT_READABLE',
    ],
    ['a step without its work folder', ['step', 'pack', '--work', 'none', '--out', 'x'], 1, 'step featurise --work'],
  ])('refuses %s', async (_what, words, exitCode, part) => {
    const run = await runMedcast(folder, words);
    expect({ exitCode: run.exitCode, says: run.stderr.includes(part) }).toEqual({ exitCode, says: true });
    expect(await readdir(folder)).not.toContain('x');
  });

  it('explains itself', async () => {
    const { exitCode, stdout } = await runMedcast(folder, ['train', '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('--data <file-or-url>');
  });
});

/** Writes the iris table with the Python that training has made for itself. */
async function writeIris(path: string): Promise<void> {
  const training = join(workspaceRoot, 'training');
  const [environment] = await readdir(join(training, '.venv'));
  const python = join(training, '.venv', environment ?? '', 'bin/python');
  await execa(python, ['-m', 'medcast_training.datasets', 'iris', path], {
    env: { PYTHONPATH: join(training, 'src') },
  });
}

/** Whether every process that names a folder is gone, now or very soon: a signal takes a moment to arrive. */
async function hasEnded(scratch: string): Promise<boolean> {
  for (let look = 0; look < 100; look += 1) {
    if ((await processesOf(scratch)).length === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
