import { rollBack } from '@medcast/model-bundle';
import { Command } from 'commander';
import { verifyBundle } from '../train/pack/verify-bundle';
import { printResult } from '../cli/print-result';
import {
  channelOption,
  dryRunOption,
  jsonOption,
  modelsOption,
  openModels,
  reasonOption,
  type RepositoryOptions,
} from './release-options';
import { withoutWrites } from './without-writes';

interface RollbackOptions extends RepositoryOptions {
  readonly model: string;
  readonly channel: string;
  readonly reason: string;
  readonly dryRun: boolean;
}

/** `medcast release rollback`: points a channel to the version before. */
export function createRollbackCommand(): Command {
  return new Command('rollback')
    .description('verify the version before the one that a channel points to, and point the channel there')
    .requiredOption('--model <name>', 'name of the model')
    .addOption(reasonOption())
    .addOption(channelOption())
    .addOption(modelsOption())
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(rollBackChannel);
}

async function rollBackChannel({ models, model, channel, reason, dryRun, json }: RollbackOptions): Promise<void> {
  const repository = openModels(models);
  const rollback = { model, channel, reason, verify: verifyBundle };
  const state = await rollBack(dryRun ? withoutWrites(repository) : repository, rollback);
  const verb = dryRun ? 'would point' : 'now points';
  const next = state.previous === null ? 'it is the first' : `another rollback would go to ${state.previous}`;
  const text = `${channel} of ${model} ${verb} to ${state.version}; ${next}\n`;
  printResult({ model, channel, ...state, dryRun }, { json, text });
}
