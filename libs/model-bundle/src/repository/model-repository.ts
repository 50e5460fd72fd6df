import type { Channel } from '../channel/channel';

/**
 * Where bundles live. The port that `file:` implements now; object stores follow behind the same interface.
 *
 * Every method rejects with `BUNDLE_PATH_REFUSED` for a name or path that could leave the repository, and with
 * `REPOSITORY_UNREACHABLE` when the storage itself fails.
 */
export interface ModelRepository {
  /** As it was given to `openRepository`: `file:bundles`. */
  readonly uri: string;

  /** Names of the models that have at least one version, in alphabetical order. */
  listModels(): Promise<readonly string[]>;

  /** Versions of a model, ascending; unfinished ones, which have no manifest yet, included. Empty for an unknown model. */
  listVersions(model: string): Promise<readonly number[]>;

  /** Paths of all files of a version with `/` between folders, in alphabetical order. Empty for an unknown version. */
  listFiles(model: string, version: number): Promise<readonly string[]>;

  /** The bytes of one file; `BUNDLE_FILE_MISSING` where there is none. */
  readFile(model: string, version: number, path: string): Promise<Uint8Array>;

  /** Writes one file as a whole or not at all, and never over another: `VERSION_EXISTS`. */
  writeFile(model: string, version: number, path: string, bytes: Uint8Array): Promise<void>;

  /** What a channel points to, or `undefined` where there is none; `CHANNEL_INVALID` for a file that is not a channel. */
  readChannel(model: string, channel: string): Promise<Channel | undefined>;

  /**
   * Points a channel to another version, provided that it is still as the caller has read it.
   *
   * @param expected what `readChannel` gave; anything else there now is a `CHANNEL_CONFLICT`
   */
  writeChannel(model: string, channel: string, next: Channel, expected: Channel | undefined): Promise<void>;
}
