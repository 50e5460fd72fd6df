import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { resolveFromCaller } from '../cli/resolve-from-caller';
import { runStepQuietly, runStepVisibly } from '../cli/run-step';
import { workspaceRoot } from '../cli/workspace-root';
import { isUrl } from '../table/fetch-table';
import { renderTrainResult } from './render-train-result';
import { trainTask } from './train-task';

interface TrainOptions {
  readonly task: string;
  readonly data?: string;
  readonly out: string;
  readonly seed: number;
  readonly json: boolean;
}

/** Largest seed: NumPy and the generators here take 32 bits. */
const LARGEST_SEED = 2 ** 32 - 1;

/** `medcast train`: trains a task and writes the next version of its bundle. */
export function createTrainCommand(): Command {
  return new Command('train')
    .description('train a task on a table and write the next version of its bundle')
    .requiredOption('--task <name>', 'name of a folder in training/tasks: insurance')
    .option('--data <file-or-url>', 'the table, CSV in UTF-8 with a header; by default the URL that the task names')
    .requiredOption('--out <folder>', 'model repository to write to')
    .option('--seed <number>', 'seed of everything random; the same data and seed give the same bytes', parseSeed, 7)
    .option('--json', 'print the result as JSON and nothing else', false)
    .action(async (options: TrainOptions) => {
      const request = {
        trainingRoot: join(workspaceRoot, 'training'),
        task: options.task,
        data: options.data === undefined || isUrl(options.data) ? options.data : resolveFromCaller(options.data),
        out: resolveFromCaller(options.out),
        seed: options.seed,
      };
      const result = await trainTask(request, options.json ? runStepQuietly : runStepVisibly);
      process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : renderTrainResult(result, options.out));
    });
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed <= LARGEST_SEED) return seed;
  throw new InvalidArgumentError(`expected a whole number from 0 to ${LARGEST_SEED}, got ${text}`);
}
