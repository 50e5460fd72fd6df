import { type Channel, channelNotFound } from '@medcast/model-bundle';
import { Command } from 'commander';
import { printResult } from '../cli/print-result';
import { channelOption, jsonOption, modelsOption, openModels, type RepositoryOptions } from './release-options';
import { renderTextTable } from '../cli/render-text-table';

interface HistoryOptions extends RepositoryOptions {
  readonly model: string;
  readonly channel: string;
}

/** `medcast release history`: everything that a channel ever pointed to, and why. */
export function createHistoryCommand(): Command {
  return new Command('history')
    .description('say what a channel pointed to, since when and why; the last line is now')
    .requiredOption('--model <name>', 'name of the model')
    .addOption(channelOption())
    .addOption(modelsOption())
    .addOption(jsonOption())
    .action(showHistory);
}

async function showHistory({ models, model, channel, json }: HistoryOptions): Promise<void> {
  const history = await openModels(models).readChannelHistory(model, channel);
  if (history.length === 0) throw channelNotFound(model, channel);
  printResult(history, { json, text: renderHistory(history) });
}

function renderHistory(history: readonly Channel[]): string {
  const rows = history.map(({ changedAt, version, previous, reason }) => [
    changedAt,
    String(version),
    previous === null ? '-' : String(previous),
    reason,
  ]);
  return renderTextTable(['since', 'version', 'before', 'reason'], rows);
}
