import { copyVersion } from '@medcast/model-bundle';
import { Command } from 'commander';
import { verifyBundle } from '../train/pack/verify-bundle';
import { printResult } from './print-result';
import {
  dryRunOption,
  jsonOption,
  modelsOption,
  openModels,
  parsePositive,
  type RepositoryOptions,
} from './release-options';

interface PublishOptions extends RepositoryOptions {
  readonly from: string;
  readonly model: string;
  readonly version: number;
  readonly dryRun: boolean;
}

/** `medcast release publish`: copies a verified version to another repository. */
export function createPublishCommand(): Command {
  return new Command('publish')
    .description('verify a version in one repository and copy it to another, byte for byte and under its number')
    .requiredOption('--from <uri>', 'repository that has the version: file:bundles')
    .requiredOption('--model <name>', 'name of the model')
    .requiredOption('--version <number>', 'version to copy', parsePositive)
    .addOption(modelsOption())
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(publish);
}

async function publish({ from, models, model, version, dryRun, json }: PublishOptions): Promise<void> {
  const [source, target] = [openModels(from), openModels(models)];
  const bundle = { name: model, version };
  await verifyBundle(source, bundle);
  const isThere = (await target.listVersions(model)).includes(version);
  const isCopied = dryRun ? !isThere : await copyVersion({ from: source, to: target }, bundle);
  const result = { model, version, from, models, isCopied, dryRun };
  printResult(result, { json, text: `${model}/${version} ${describe(isCopied, dryRun)} ${models}\n` });
}

function describe(isCopied: boolean, dryRun: boolean): string {
  if (!isCopied) return 'is already in';
  return dryRun ? 'is verified and would be copied to' : 'is verified and now in';
}
