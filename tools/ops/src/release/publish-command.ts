import { copyVersion, listReleases, type ModelRepository, promote, type Promotion } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { verifyBundle } from '../train/pack/verify-bundle';
import { chooseModels } from './choose-models';
import { chooseVersion } from './choose-version';
import { printResult } from '../cli/print-result';
import {
  dryRunOption,
  jsonOption,
  modelsOption,
  openModels,
  parsePositive,
  parseReason,
  type RepositoryOptions,
} from './release-options';

interface PublishOptions extends RepositoryOptions {
  readonly from: string;
  readonly model: string;
  readonly version?: number;
  readonly fromChannel?: string;
  readonly channel?: string;
  readonly reason?: string;
  readonly dryRun: boolean;
}

/** `medcast release publish`: copies a verified version to another repository, and can point a channel to it. */
export function createPublishCommand(): Command {
  return new Command('publish')
    .description('verify a version in one repository and copy it to another, byte for byte and under its number')
    .requiredOption('--from <uri>', 'repository that has the version: file:bundles')
    .requiredOption('--model <name>', 'name of the model')
    .option('--version <number>', 'version to copy; by default the newest', parsePositive)
    .option('--from-channel <name>', 'copy the version to which this channel of --from points')
    .option('--channel <name>', 'point this channel to it then, such as candidate; by default none')
    .option('--reason <text>', 'why, for the history of that channel', parseReason)
    .addOption(modelsOption())
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(publish);
}

async function publish(options: PublishOptions): Promise<void> {
  const { from, models, model, dryRun, json } = options;
  const pointing = toPointing(options);
  const [source, target] = [openModels(from), openModels(models)];
  const isNewest = options.version === undefined && options.fromChannel === undefined;
  const version = isNewest ? await newestOf(source, model) : await chooseVersion(source, options);
  const bundle = { name: model, version };
  await verifyBundle(source, bundle);
  const isThere = (await target.listVersions(model)).includes(version);
  const isCopied = dryRun ? !isThere : await copyVersion({ from: source, to: target }, bundle);
  if (pointing !== undefined && !dryRun) await promote(target, { model, version, ...pointing, verify: verifyBundle });
  const result = { model, version, from, models, isCopied, channel: pointing?.channel ?? null, dryRun };
  const copied = `${model}/${version} ${describe(isCopied, dryRun)} ${models}\n`;
  const pointed = `${pointing?.channel} of ${model} ${dryRun ? 'would point' : 'points'} to ${version}\n`;
  printResult(result, { json, text: pointing === undefined ? copied : copied + pointed });
}

function toPointing({ channel, reason }: PublishOptions): Pick<Promotion, 'channel' | 'reason'> | undefined {
  if (channel === undefined && reason === undefined) return undefined;
  if (channel !== undefined && reason !== undefined) return { channel, reason };
  const got = channel === undefined ? '--reason alone' : '--channel alone';
  throw new Problem('USAGE', `expected --channel with --reason, got ${got}; give both, or neither`);
}

async function newestOf(repository: ModelRepository, model: string): Promise<number> {
  await chooseModels(repository, model);
  const finished = (await listReleases(repository, model)).filter(({ isFinished }) => isFinished);
  const newest = Math.max(...finished.map(({ version }) => version));
  if (Number.isFinite(newest)) return newest;
  throw new Problem(
    'BUNDLE_NOT_FOUND',
    `expected a finished version of ${model} in ${repository.uri}, got none; train one`,
  );
}

function describe(isCopied: boolean, dryRun: boolean): string {
  if (!isCopied) return 'is already in';
  return dryRun ? 'is verified and would be copied to' : 'is verified and now in';
}
