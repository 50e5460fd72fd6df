import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { predictorSettings } from '@medcast/deploy-contract';
import { resolveFromCaller } from '../cli/resolve-from-caller';
import { workspaceRoot } from '../cli/workspace-root';

/** Which model of which repository: a version, or whatever a channel points to. */
export interface ModelChoice {
  /** URI of the repository: `file:bundles`. */
  readonly models: string;
  readonly model: string;
  readonly pick: { readonly version: number } | { readonly channel: string };
}

/** The channel that is served where nothing else is said. */
export const DEFAULT_CHANNEL: string = predictorSettings.CHANNEL.default;

/**
 * URI of the repository to open: what was typed, else the variable `MODELS`, else the bundles of the workspace.
 * A relative `file:` path starts in the folder in which the command was typed.
 */
export function toRepositoryUri(typed: string | undefined): string {
  const uri = typed ?? (process.env['MODELS'] || pathToFileURL(join(workspaceRoot, 'bundles')).href);
  const relativePath = /^file:([^/].*)$/.exec(uri)?.[1];
  return relativePath === undefined ? uri : pathToFileURL(resolveFromCaller(relativePath)).href;
}
