import { channelNotFound, type ModelRepository } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';

/** Which version of a model: by its number, or by the channel that points to it. */
export interface VersionChoice {
  readonly model: string;
  readonly version?: number;
  readonly fromChannel?: string;
}

/**
 * The version that is named, or that the named channel points to.
 *
 * @throws Problem USAGE where neither or both are named; CHANNEL_NOT_FOUND
 */
export async function chooseVersion(repository: ModelRepository, choice: VersionChoice): Promise<number> {
  const { model, version, fromChannel } = choice;
  if (version !== undefined && fromChannel === undefined) return version;
  if (version !== undefined || fromChannel === undefined) {
    const got = version === undefined ? 'neither' : 'both';
    throw new Problem('USAGE', `expected --version or --from-channel, got ${got}; give one`);
  }
  const pointed = await repository.readChannel(model, fromChannel);
  if (pointed === undefined) throw channelNotFound(model, fromChannel);
  return pointed.version;
}
