import type { ModelRepository } from '../repository/model-repository';
import type { VersionState } from '../repository/version-state';

/** A version with what can be said of it without reading its files. */
export interface ListedVersion extends VersionState {
  readonly version: number;
  /** Channels that point to it now. */
  readonly channels: readonly string[];
  /** Channels that pointed to it before their last change, to which a rollback would go. */
  readonly previousOf: readonly string[];
}

/** The versions of a model, ascending, with the channels that refer to them. */
export async function listReleases(repository: ModelRepository, model: string): Promise<readonly ListedVersion[]> {
  const names = await repository.listChannels(model);
  const channels = await Promise.all(
    names.map(async (name) => ({ name, channel: await repository.readChannel(model, name) })),
  );
  const releases: ListedVersion[] = [];
  for (const version of await repository.listVersions(model)) {
    releases.push({
      version,
      ...(await repository.readVersionState(model, version)),
      channels: channels.filter(({ channel }) => channel?.version === version).map(({ name }) => name),
      previousOf: channels.filter(({ channel }) => channel?.previous === version).map(({ name }) => name),
    });
  }
  return releases;
}
