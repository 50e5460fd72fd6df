import { join } from 'node:path';
import type { TrainingGroup } from '@medcast/training-environment';
import { Command } from 'commander';
import { resolveFromCaller } from '../cli/resolve-from-caller';
import { runStepQuietly, runStepVisibly } from '../cli/run-step';
import { featurise } from './featurise/featurise';
import { fit } from './fit/fit';
import { pack } from './pack/pack';
import {
  DEFAULT_SEED,
  openRepositoryAt,
  parseGroup,
  parseReason,
  parseSeed,
  resolveTable,
  resolveTasksRoot,
  trainingRoot,
} from './train-options';

interface FeaturiseOptions {
  readonly task: string;
  readonly tasksRoot?: string;
  readonly data?: string;
  readonly seed: number;
  readonly work: string;
}

interface FitOptions {
  readonly work: string;
  readonly result?: string;
  readonly with: readonly TrainingGroup[];
}

interface PackOptions {
  readonly work: string;
  readonly result?: string;
  readonly champion?: string;
  readonly out: string;
  readonly override?: string;
  readonly json: boolean;
}

/**
 * `medcast step`: the parts of `medcast train` as programs of their own, with files between them. Each only reads what
 * the one before has written, so that they can be containers with read-only inputs.
 */
export function createStepCommand(program: Command): Command {
  const step = new Command('step')
    .description('one step of a training, for pipelines: featurise, then fit, then pack')
    .copyInheritedSettings(program);
  for (const command of [createFeaturiseCommand(), createFitCommand(), createPackCommand()]) {
    step.addCommand(command.copyInheritedSettings(step));
  }
  return step;
}

function createFeaturiseCommand(): Command {
  return new Command('featurise')
    .description('read and check the table, compute the features, and write all that the other steps need to --work')
    .requiredOption('--task <name>', 'name of the task')
    .option('--tasks-root <folder>', 'folder with one folder for each task; by default training/tasks')
    .option(
      '--data <file-or-url>',
      'the table: a path, https://…, gs://…, s3://… or az://…; by default the URL that the task names',
    )
    .option('--seed <number>', 'of everything random', parseSeed, DEFAULT_SEED)
    .requiredOption('--work <folder>', 'folder to write to')
    .action(async ({ task, tasksRoot, data, seed, work }: FeaturiseOptions) => {
      const [root, folder] = [resolveTasksRoot(tasksRoot), resolveFromCaller(work)];
      await featurise({ task, tasksRoot: root, data: resolveTable(data), seed, work: folder }, runStepVisibly);
    });
}

function createFitCommand(): Command {
  return new Command('fit')
    .description('fit, evaluate, calibrate and export in Python: reads --work, writes model and evaluation to --result')
    .requiredOption('--work <folder>', 'what featurise wrote; only read, unless the result goes there')
    .option('--result <folder>', 'folder to write to; by default result in the work folder')
    .option('--with <group>', 'optional Python packages: boosters', parseGroup, [])
    .action(async ({ work, result, with: groups }: FitOptions) => {
      const folder = resolveFromCaller(work);
      await fit({ trainingRoot, work: folder, result: resultOf(folder, result), groups }, runStepVisibly);
    });
}

function createPackCommand(): Command {
  return new Command('pack')
    .description('put the fitted model to the gates and pack it: reads --work and --result, writes a bundle to --out')
    .requiredOption('--work <folder>', 'what featurise wrote; only read')
    .option('--result <folder>', 'what fit wrote; by default result in the work folder; only read')
    .option(
      '--champion <repository>',
      'where the model in production is, and which version comes next; by default --out',
    )
    .requiredOption('--out <repository>', 'model repository to write to: a folder, or a URI')
    .option('--override <reason>', 'pack a model that misses gates, and say why in it for ever', parseReason)
    .option('--json', 'print the result as JSON and nothing else', false)
    .action(async ({ work, result, champion, out, override, json }: PackOptions) => {
      const folder = resolveFromCaller(work);
      const repository = openRepositoryAt(out);
      const champions = champion === undefined ? repository : openRepositoryAt(champion);
      const request = { work: folder, result: resultOf(folder, result), champions, out: repository, override };
      const { bundle, ...packed } = await pack(request, json ? runStepQuietly : runStepVisibly);
      process.stdout.write(json ? `${JSON.stringify({ bundle, ...packed })}\n` : `${bundle.name} ${bundle.version}\n`);
    });
}

function resultOf(work: string, result: string | undefined): string {
  return result === undefined ? join(work, 'result') : resolveFromCaller(result);
}
