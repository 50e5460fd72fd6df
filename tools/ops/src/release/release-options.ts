import { type ModelRepository, openRepository } from '@medcast/model-bundle';
import { InvalidArgumentError, Option } from 'commander';
import { resolveFromCaller } from '../cli/resolve-from-caller';

/** Options that every `release` command has. */
export interface RepositoryOptions {
  /** URI of the model repository. */
  readonly models: string;
  readonly json: boolean;
}

/** `--models`, by default what the variable MODELS says, or the folder `bundles`. */
export function modelsOption(): Option {
  return new Option('--models <uri>', 'model repository: file:bundles, gs://bucket/models, s3://…, az://container/…')
    .env('MODELS')
    .default('file:bundles');
}

/** `--json`: for programs. */
export function jsonOption(): Option {
  return new Option('--json', 'print the result as JSON and nothing else').default(false);
}

/** `--dry-run`: says what would be done. */
export function dryRunOption(): Option {
  return new Option('--dry-run', 'verify, and say what would be done, but change nothing').default(false);
}

/** `--channel`, `production` by default. */
export function channelOption(): Option {
  return new Option('--channel <name>', 'channel of the model').default('production');
}

/** `--reason`: it stands in the channel's history for ever. */
export function reasonOption(): Option {
  return new Option('--reason <text>', 'why, for the history of the channel')
    .argParser(parseReason)
    .makeOptionMandatory();
}

/** Opens a repository; the path of a `file:` URI is relative to the folder in which the command was typed. */
export function openModels(uri: string): ModelRepository {
  const path = /^file:(?!\/)(.+)$/.exec(uri)?.[1];
  return openRepository(path === undefined ? uri : `file:${resolveFromCaller(path)}`);
}

/** Parses the number of a version, or of things to keep. */
export function parsePositive(text: string): number {
  const number = Number(text);
  if (/^[1-9][0-9]{0,14}$/.test(text)) return number;
  throw new InvalidArgumentError(`expected a whole number from 1, got ${text}`);
}

/** Parses a number of minutes. */
export function parseMinutes(text: string): number {
  if (/^[0-9]{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`expected a whole number of minutes from 0, got ${text}`);
}

/** Parses the reason for a change: anything but nothing. */
export function parseReason(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('expected a reason, got nothing');
}
