import { listReleases, type ListedVersion } from '@medcast/model-bundle';
import { Command } from 'commander';
import { chooseModels } from './choose-models';
import { printResult } from '../cli/print-result';
import { jsonOption, modelsOption, openModels, type RepositoryOptions } from './release-options';
import { renderTextTable } from '../cli/render-text-table';

interface ListOptions extends RepositoryOptions {
  readonly model?: string;
}

interface ModelReleases {
  readonly model: string;
  readonly versions: readonly ListedVersion[];
}

const BYTES_IN_KB = 1000;

/** `medcast release list`: what is there, and which channel points to what. */
export function createListCommand(): Command {
  return new Command('list')
    .description('list the versions of a model, or of all, with the channels that point to them')
    .option('--model <name>', 'name of the model; all by default')
    .addOption(modelsOption())
    .addOption(jsonOption())
    .action(list);
}

async function list({ models, model, json }: ListOptions): Promise<void> {
  const repository = openModels(models);
  const releases: ModelReleases[] = [];
  for (const name of await chooseModels(repository, model)) {
    releases.push({ model: name, versions: await listReleases(repository, name) });
  }
  printResult(releases, { json, text: renderReleases(releases) });
}

function renderReleases(releases: readonly ModelReleases[]): string {
  const rows = releases.flatMap(({ model, versions }) =>
    versions.map((version) => [
      model,
      String(version.version),
      renderState(version),
      [...version.channels, ...version.previousOf.map((name) => `(${name})`)].join(' '),
      `${Math.ceil(version.bytes / BYTES_IN_KB)} kB`,
      version.changedAt?.toISOString() ?? '',
    ]),
  );
  return renderTextTable(['model', 'version', 'state', 'channels (before)', 'size', 'written'], rows);
}

function renderState({ isFinished, marks }: ListedVersion): string {
  return [isFinished ? 'finished' : 'unfinished', ...marks].join(', ');
}
