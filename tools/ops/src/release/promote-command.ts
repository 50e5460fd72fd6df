import { type ChannelOutcome, type ModelRepository, promote, type VerifyBundle } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { verifyBundle } from '../train/pack/verify-bundle';
import { chooseVersion } from './choose-version';
import { printResult } from '../cli/print-result';
import {
  channelOption,
  dryRunOption,
  jsonOption,
  modelsOption,
  openModels,
  parsePositive,
  parseReason,
  reasonOption,
  type RepositoryOptions,
} from './release-options';
import { judgePromotion, type ShadowVerdict } from './shadow/judge-promotion';
import { withoutWrites } from './without-writes';

interface PromoteOptions extends RepositoryOptions {
  readonly model: string;
  readonly version?: number;
  readonly fromChannel?: string;
  readonly channel: string;
  readonly reason: string;
  readonly shadowReport?: string;
  readonly override?: string;
  readonly dryRun: boolean;
}

/** `medcast release promote`: points a channel to a version that was verified with its golden records. */
export function createPromoteCommand(): Command {
  return new Command('promote')
    .description('verify a version, golden records included, and point a channel to it')
    .requiredOption('--model <name>', 'name of the model')
    .option('--version <number>', 'version that shall serve', parsePositive)
    .option('--from-channel <name>', 'instead of --version: the one that this channel points to, such as candidate')
    .addOption(reasonOption())
    .addOption(channelOption())
    .option(
      '--shadow-report <file-or-url>',
      "what the version did in the shadow, from the predictor's admin port; a gate",
    )
    .option('--override <reason>', 'promote a version that the gate refuses; it stands in the history', parseReason)
    .addOption(modelsOption())
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(promoteVersion);
}

async function promoteVersion(options: PromoteOptions): Promise<void> {
  const { model, channel, dryRun, json } = options;
  const repository = openModels(options.models);
  const version = await chooseVersion(repository, options);
  const shadow = await judgeByShadow(repository, options, version);
  const promotion = {
    model,
    version,
    channel,
    reason: shadow?.reason ?? options.reason,
    verify: verifyFor(options, shadow),
  };
  const outcome = await promote(dryRun ? withoutWrites(repository) : repository, promotion);
  const result = { model, channel, ...outcome.channel, isChanged: outcome.isChanged, dryRun };
  const gate = shadow === undefined ? {} : { shadow: { checks: shadow.checks, overridden: shadow.overridden } };
  printResult({ ...result, ...gate }, { json, text: renderShadow(shadow) + renderOutcome(options, outcome) });
}

async function judgeByShadow(
  repository: ModelRepository,
  options: PromoteOptions,
  version: number,
): Promise<ShadowVerdict | undefined> {
  const { shadowReport } = options;
  if (shadowReport !== undefined) return judgePromotion(repository, { ...options, version, shadowReport });
  if (options.override === undefined) return undefined;
  throw new Problem('USAGE', 'expected --shadow-report with --override, got none; without it there is no gate');
}

/** `promote` has read the channel before this runs and writes it with that as precondition: no champion slips in between. */
function verifyFor({ model, channel }: PromoteOptions, shadow: ShadowVerdict | undefined): VerifyBundle {
  if (shadow === undefined) return verifyBundle;
  return async (repository, bundle) => {
    await verifyBundle(repository, bundle);
    const now = (await repository.readChannel(model, channel))?.version;
    if (now === shadow.champion) return;
    const detail = `expected ${channel} of ${model} at ${shadow.champion}, with which the report compares, got ${now}; judge anew`;
    throw new Problem('CHANNEL_CONFLICT', detail);
  };
}

function renderShadow(shadow: ShadowVerdict | undefined): string {
  if (shadow === undefined || shadow.checks.length + shadow.overridden.length === 0) return '';
  if (shadow.overridden.length === 0)
    return `shadow: ${shadow.checks.length} of ${shadow.checks.length} conditions met\n`;
  return shadow.overridden.map((reason) => `shadow, overridden: ${reason}\n`).join('');
}

function renderOutcome(options: PromoteOptions, { channel: state, isChanged }: ChannelOutcome): string {
  const { model, channel, dryRun } = options;
  if (!isChanged) return `${channel} of ${model} points to ${state.version} already, since ${state.changedAt}\n`;
  const verb = dryRun ? 'would point' : 'now points';
  const before = state.previous === null ? 'to nothing' : `to ${state.previous}`;
  return `${channel} of ${model} ${verb} to ${state.version}; before, it pointed ${before}\n`;
}
