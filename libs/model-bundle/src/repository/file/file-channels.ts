import { readdir } from 'node:fs/promises';
import type { Channel } from '../../channel/channel';
import { checkName, isRepositoryName } from '../check-names';
import type { ChannelChange, ChannelStore } from '../compose-repository';
import { readChannelFile, readChannelFileHistory, replaceChannelFile } from './file-channel';
import { orEmptyIfMissing, type RepositoryFolder } from './repository-folder';

/** Channels as files, kept from other writers by a lock. */
export class FileChannels implements ChannelStore {
  constructor(private readonly folder: RepositoryFolder) {}

  async list(model: string): Promise<readonly string[]> {
    checkName('model', model);
    const names = await orEmptyIfMissing(readdir(await this.folder.inside(model, 'channels')));
    return names
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .filter(isRepositoryName)
      .sort();
  }

  async read(model: string, channel: string): Promise<Channel | undefined> {
    return readChannelFile(await this.channelFile(model, channel));
  }

  async write(model: string, channel: string, change: ChannelChange): Promise<void> {
    const path = await this.channelFile(model, channel);
    await replaceChannelFile(path, { ...change, stagingFolder: this.folder.staging });
  }

  async readHistory(model: string, channel: string): Promise<readonly Channel[]> {
    return readChannelFileHistory(await this.channelFile(model, channel));
  }

  private async channelFile(model: string, channel: string): Promise<string> {
    checkName('model', model);
    checkName('channel', channel);
    return this.folder.inside(model, 'channels', `${channel}.json`);
  }
}
