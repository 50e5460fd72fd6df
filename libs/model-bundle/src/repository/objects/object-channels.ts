import { type Channel, isSameChannel, parseChannel } from '../../channel/channel';
import { historyFileOf, isHistoryFile, toHistory } from '../../channel/channel-history';
import { renderStableJson } from '../../json/render-stable-json';
import { isRepositoryName } from '../check-names';
import type { ChannelChange, ChannelStore } from '../compose-repository';
import { channelConflict } from '../repository-problems';
import { listAll } from './list-all';
import type { ObjectKeys } from './object-keys';
import type { BoundedStore, StoredObject } from './object-store';

/** Channels as objects: the storage's own precondition keeps other writers out. */
export class ObjectChannels implements ChannelStore {
  constructor(
    private readonly store: BoundedStore,
    private readonly keys: ObjectKeys,
  ) {}

  async list(model: string): Promise<readonly string[]> {
    const folder = this.keys.channelsFolder(model);
    const { objects } = await listAll(this.store, folder, 'shallow');
    return objects
      .map(({ key }) => key.slice(folder.length))
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .filter(isRepositoryName)
      .sort();
  }

  async read(model: string, channel: string): Promise<Channel | undefined> {
    const key = this.keys.channel(model, channel);
    return parse(key, await this.store.read(key));
  }

  async write(model: string, channel: string, { next, expected }: ChannelChange): Promise<void> {
    const key = this.keys.channel(model, channel);
    const found = await this.store.read(key);
    const current = parse(key, found);
    if (!isSameChannel(current, expected)) throw channelConflict(key, expected, current);
    const bytes = renderStableJson(next);
    const isWritten =
      found === undefined || current === undefined
        ? await this.store.create(key, bytes)
        : await this.replace(key, { found, current, folder: this.keys.historyFolder(model, channel), bytes });
    if (!isWritten) throw channelConflict(key, expected, await this.read(model, channel));
  }

  async readHistory(model: string, channel: string): Promise<readonly Channel[]> {
    const current = await this.read(model, channel);
    const folder = this.keys.historyFolder(model, channel);
    const { objects } = await listAll(this.store, folder, 'shallow');
    const keys = objects.map(({ key }) => key).filter((key) => isHistoryFile(key.slice(folder.length)));
    const former: Channel[] = [];
    for (const key of keys.sort()) {
      const state = parse(key, await this.store.read(key));
      if (state !== undefined) former.push(state);
    }
    return toHistory(former, current);
  }

  private async replace(
    key: string,
    change: {
      readonly found: StoredObject;
      readonly current: Channel;
      readonly folder: string;
      readonly bytes: Uint8Array;
    },
  ): Promise<boolean> {
    // It may be there already: kept by a writer who then crashed, or was too late.
    await this.store.create(change.folder + historyFileOf(change.current), change.found.bytes);
    return this.store.replace(key, { bytes: change.bytes, tag: change.found.tag });
  }
}

function parse(key: string, found: StoredObject | undefined): Channel | undefined {
  return found === undefined ? undefined : parseChannel(found.bytes, key);
}
