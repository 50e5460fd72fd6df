import { stat } from 'node:fs/promises';
import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { resolveFromCaller } from '../cli/resolve-from-caller';
import { createScoreProgress, silentProgress } from './progress/score-progress';
import { renderScoreResult, type ScoreResult } from './render-score-result';
import { scoreFile } from './score-file';
import { type ScoreCommandOptions, scoreCommandOptions, toModelChoice } from './score-options';
import { scoreParts } from './score-parts';
import { finishRun } from './shard/finish-run';
import { readRunState } from './shard/run-state';
import { isStoreUri, openTableStore } from '../table/store/open-table-store';

/** `medcast score`: scores a table, or the parts of a large one, with a published model. */
export function createScoreCommand(): Command {
  const command = new Command('score')
    .description('score a table with a published model; killed and run again, it goes on where it stopped')
    .action(runScore);
  for (const option of scoreCommandOptions()) command.addOption(option);
  return command;
}

async function runScore(options: ScoreCommandOptions): Promise<void> {
  const result = await chooseWork(options);
  process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : renderScoreResult(result));
  if (!options.strict || result.failed === 0) return;
  const detail = `expected every row to be scored, got ${result.failed} of ${result.rows} that were not; see ${result.out}`;
  throw new Problem('TABLE_ROWS_INVALID', detail);
}

async function chooseWork(options: ScoreCommandOptions): Promise<ScoreResult> {
  if (options.finish) return finish(options);
  if (options.in === undefined) throw new Problem('USAGE', 'expected --in FILE, FOLDER or URI, got none');
  if (isStoreUri(options.in) || (await isFolder(options.in))) return scoreParts(options.in, options);
  if (options.of !== undefined) {
    const detail = `expected a folder or bucket of parts with --of, got the file ${options.in}; split it, or score it as a whole`;
    throw new Problem('USAGE', detail);
  }
  return scoreOneFile(options.in, options);
}

function scoreOneFile(input: string, options: ScoreCommandOptions): Promise<ScoreResult> {
  const { json } = options;
  const progress = json
    ? silentProgress
    : createScoreProgress({ stream: process.stderr, now: () => performance.now() });
  const paths = { input: resolveFromCaller(input), out: resolveFromCaller(options.out) };
  return scoreFile({ ...options, ...paths, choice: toModelChoice(options), progress });
}

async function finish(options: ScoreCommandOptions): Promise<ScoreResult> {
  const out = await openTableStore(options.out);
  const manifest = await finishRun(out, await readRunState(out));
  return { ...manifest, out: out.uri, resumed: 0 };
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(resolveFromCaller(path)).catch(() => undefined);
  return found?.isDirectory() === true;
}
