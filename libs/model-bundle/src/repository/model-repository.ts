import type { Channel } from '../channel/channel';
import type { VersionMark, VersionState } from './version-state';

/**
 * Where bundles live: a folder (`file:`) or a bucket (`gs:`, `s3:`, `az:`), with the same laws.
 *
 * Every method rejects with `BUNDLE_PATH_REFUSED` for a name or path that could leave the repository, and with
 * `REPOSITORY_UNREACHABLE` when the storage itself fails or does not answer in time.
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

  /** Whether a version is finished, marked, how large and how old it is. */
  readVersionState(model: string, version: number): Promise<VersionState>;

  /** The bytes of one file; `BUNDLE_FILE_MISSING` where there is none. */
  readFile(model: string, version: number, path: string): Promise<Uint8Array>;

  /** Writes one file as a whole or not at all, and never over another: `VERSION_EXISTS`. */
  writeFile(model: string, version: number, path: string, bytes: Uint8Array): Promise<void>;

  /** Marks a version, which need not exist yet. Of several at once, one gets `true`; `false`: it was marked so already. */
  markVersion(model: string, version: number, mark: VersionMark): Promise<boolean>;

  /** Takes a mark away; harmless where there is none. */
  unmarkVersion(model: string, version: number, mark: VersionMark): Promise<void>;

  /** Deletes a version: its manifest first and its marks last. For `collectGarbage`, which knows what may go. */
  removeVersion(model: string, version: number): Promise<void>;

  /** Names of the channels of a model, in alphabetical order. Empty for an unknown model. */
  listChannels(model: string): Promise<readonly string[]>;

  /** What a channel points to, or `undefined` where there is none; `CHANNEL_INVALID` for a file that is not a channel. */
  readChannel(model: string, channel: string): Promise<Channel | undefined>;

  /**
   * Points a channel to another version, provided that it is still as the caller has read it. What it pointed to
   * before goes to its history first, so that a crash in between loses neither.
   *
   * @param expected what `readChannel` gave; anything else there now is a `CHANNEL_CONFLICT`
   */
  writeChannel(model: string, channel: string, next: Channel, expected: Channel | undefined): Promise<void>;

  /** Everything that a channel ever pointed to, oldest first; the last one is what it points to now. */
  readChannelHistory(model: string, channel: string): Promise<readonly Channel[]>;
}
