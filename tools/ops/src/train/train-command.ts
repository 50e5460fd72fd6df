import type { TrainingGroup } from '@medcast/training-environment';
import { Command } from 'commander';
import { runStepQuietly, runStepVisibly } from '../cli/run-step';
import { renderTrainResult } from './render-train-result';
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
import { trainTask } from './train-task';

interface TrainOptions {
  readonly task: string;
  readonly data?: string;
  readonly out: string;
  readonly seed: number;
  readonly tasksRoot?: string;
  readonly with: readonly TrainingGroup[];
  readonly override?: string;
  readonly json: boolean;
}

/** `medcast train`: trains a task and writes the next version of its bundle. */
export function createTrainCommand(): Command {
  return new Command('train')
    .description('train a task on a table and write the next version of its bundle')
    .requiredOption('--task <name>', 'name of a folder in training/tasks: insurance')
    .option('--tasks-root <folder>', 'folder with one folder for each task; by default training/tasks')
    .option(
      '--data <file-or-url>',
      'the table: a path, https://…, gs://…, s3://… or az://…; by default the URL that the task names',
    )
    .option('--out <repository>', 'model repository to write to: a folder, or a URI', 'bundles')
    .option(
      '--seed <number>',
      'of everything random; the same data and seed give the same bytes',
      parseSeed,
      DEFAULT_SEED,
    )
    .option('--with <group>', 'optional Python packages: boosters (XGBoost, CatBoost, EBM)', parseGroup, [])
    .option('--override <reason>', 'publish a model that misses gates, and say why in it for ever', parseReason)
    .option('--json', 'print the result as JSON and nothing else', false)
    .action(async (options: TrainOptions) => {
      const request = {
        trainingRoot,
        tasksRoot: resolveTasksRoot(options.tasksRoot),
        task: options.task,
        data: resolveTable(options.data),
        repository: openRepositoryAt(options.out),
        seed: options.seed,
        groups: options.with,
        override: options.override,
      };
      const result = await trainTask(request, options.json ? runStepQuietly : runStepVisibly);
      process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : renderTrainResult(result, options.out));
    });
}
