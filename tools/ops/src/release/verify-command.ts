import { type VerifiedVersion, verifyVersions } from '@medcast/model-bundle';
import { Command } from 'commander';
import { exitCodes } from '../cli/report-failure';
import { verifyBundle } from '../train/pack/verify-bundle';
import { chooseModels } from './choose-models';
import { printResult } from '../cli/print-result';
import { jsonOption, modelsOption, openModels, type RepositoryOptions } from './release-options';
import { renderTextTable } from '../cli/render-text-table';

interface VerifyOptions extends RepositoryOptions {
  readonly model?: string;
}

/** `medcast release verify`: every hash and every golden record of every version; exits with 1 where one is broken. */
export function createVerifyCommand(): Command {
  return new Command('verify')
    .description('verify every version of a model, or of all: hashes, contents, golden records')
    .option('--model <name>', 'name of the model; all by default')
    .addOption(modelsOption())
    .addOption(jsonOption())
    .action(verify);
}

async function verify({ models, model, json }: VerifyOptions): Promise<void> {
  const repository = openModels(models);
  const verified: VerifiedVersion[] = [];
  for (const name of await chooseModels(repository, model)) {
    verified.push(...(await verifyVersions(repository, name, verifyBundle)));
  }
  const result = verified.map(({ problem, ...version }) => ({
    ...version,
    code: problem?.code ?? null,
    detail: problem?.detail ?? null,
  }));
  const rows = result.map((each) => [each.model, String(each.version), each.code ?? 'ok', each.detail ?? '']);
  printResult(result, { json, text: renderTextTable(['model', 'version', 'result', 'detail'], rows) });
  if (verified.some(({ problem }) => problem !== undefined)) process.exitCode = exitCodes.expectedFailure;
}
