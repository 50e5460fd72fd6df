import { type CollectedVersion, collectGarbage } from '@medcast/model-bundle';
import { Command } from 'commander';
import { chooseModels } from './choose-models';
import { printResult } from '../cli/print-result';
import {
  dryRunOption,
  jsonOption,
  modelsOption,
  openModels,
  parseMinutes,
  parsePositive,
  type RepositoryOptions,
} from './release-options';
import { renderTextTable } from '../cli/render-text-table';

interface GcOptions extends RepositoryOptions {
  readonly model?: string;
  readonly keep: number;
  readonly graceMinutes: number;
  readonly dryRun: boolean;
}

type ModelVersion = CollectedVersion & { readonly model: string };

const NEWEST_KEPT = 3;
const GRACE_MINUTES = 60;
const MS_IN_MINUTE = 60_000;

/** `medcast release gc`: removes versions that nobody needs, and what interrupted publications have left. */
export function createGcCommand(): Command {
  return new Command('gc')
    .description('remove versions that no channel refers to, now or as the one before, except the newest')
    .option('--model <name>', 'name of the model; all by default')
    .option('--keep <number>', 'how many of the newest versions to keep in any case', parsePositive, NEWEST_KEPT)
    .option('--grace-minutes <number>', 'age below which nothing is removed', parseMinutes, GRACE_MINUTES)
    .addOption(modelsOption())
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(collect);
}

async function collect({ models, model, keep, graceMinutes, dryRun, json }: GcOptions): Promise<void> {
  const repository = openModels(models);
  const rules = { keepNewest: keep, graceMs: graceMinutes * MS_IN_MINUTE, isDryRun: dryRun };
  const collected: ModelVersion[] = [];
  for (const name of await chooseModels(repository, model)) {
    const versions = await collectGarbage(repository, name, rules);
    collected.push(...versions.map((version) => ({ model: name, ...version })));
  }
  const removed = dryRun ? 'would be removed' : 'removed';
  const rows = collected.map(({ model: name, version, isRemoved, why }) => [
    name,
    String(version),
    isRemoved ? removed : 'kept',
    why,
  ]);
  printResult(
    { dryRun, versions: collected },
    { json, text: renderTextTable(['model', 'version', 'result', 'why'], rows) },
  );
}
