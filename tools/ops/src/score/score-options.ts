import { InvalidArgumentError, Option } from 'commander';
import { Problem } from '@medcast/problem';
import { DEFAULT_CHANNEL, type ModelChoice, toRepositoryUri } from '../model/model-choice';
import { OUTPUT_FORMATS, type OutputFormat } from './output/output-format';

/** The options of `medcast score` as they were typed. */
export interface ScoreCommandOptions {
  readonly models?: string;
  readonly model?: string;
  readonly channel?: string;
  readonly version?: number;
  readonly in?: string;
  readonly out: string;
  readonly format?: OutputFormat;
  readonly explain: boolean;
  readonly prefix: string;
  readonly restart: boolean;
  readonly strict: boolean;
  readonly json: boolean;
  readonly shard?: number;
  readonly of?: number;
  readonly finish: boolean;
}

/** The options of `medcast score`, in the order of its help. */
export function scoreCommandOptions(): readonly Option[] {
  return [
    new Option('--models <uri>', 'model repository; by default the variable MODELS, else the embedded bundles'),
    new Option('--model <name>', 'name of the model: insurance'),
    new Option('--channel <name>', `channel whose version scores (default: "${DEFAULT_CHANNEL}")`),
    new Option('--version <number>', 'the version itself, instead of a channel').argParser(parseFrom(1)),
    new Option(
      '--in <place>',
      'the table: CSV with a header, NDJSON or Parquet; or a folder, gs://, s3:// or az:// of such',
    ),
    new Option(
      '--out <place>',
      'the results: .csv, .ndjson or .parquet; or a folder or bucket for those of many parts',
    ).makeOptionMandatory(),
    new Option('--format <format>', 'of the results; by default what their name says, or that of each part').choices(
      OUTPUT_FORMATS,
    ),
    new Option('--explain', 'add the contribution of each field').default(false),
    new Option('--prefix <text>', 'put it before the names of the columns that are added').default('', 'none'),
    new Option('--restart', 'begin anew where an interrupted run of one file has begun').default(false),
    new Option('--strict', 'exit with 1 when a row could not be scored').default(false),
    new Option('--json', 'print the result as JSON and nothing else').default(false),
    new Option('--shard <number>', 'score only the parts of this shard, from 0')
      .env('JOB_COMPLETION_INDEX')
      .argParser(parseFrom(0)),
    new Option('--of <number>', 'how many shards there are').argParser(parseFrom(1)),
    new Option('--finish', 'check that the results of all shards are in --out, and write results.json').default(false),
  ];
}

/** Which model was asked for; USAGE where that is not clear. */
export function toModelChoice({ models, model, channel, version }: ScoreCommandOptions): ModelChoice {
  if (model === undefined) throw new Problem('USAGE', 'expected --model NAME, got none');
  if (version !== undefined && channel !== undefined) {
    throw new Problem('USAGE', 'expected --channel or --version, got both; give one');
  }
  const pick = version === undefined ? { channel: channel ?? DEFAULT_CHANNEL } : { version };
  return { models: toRepositoryUri(models), model, pick };
}

/** Which shard of how many; all in one where nothing is said. USAGE where it is none of them. */
export function toShard({ shard, of }: ScoreCommandOptions): { readonly shard: number; readonly shards: number } {
  if (of === undefined) return { shard: 0, shards: 1 };
  if (shard !== undefined && shard < of) return { shard, shards: of };
  const detail = `expected --shard (or JOB_COMPLETION_INDEX) from 0 to ${of - 1}, got ${shard ?? 'none'}`;
  throw new Problem('USAGE', detail);
}

function parseFrom(lowest: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= lowest) return value;
    throw new InvalidArgumentError(`expected a whole number from ${lowest}, got ${text}`);
  };
}
