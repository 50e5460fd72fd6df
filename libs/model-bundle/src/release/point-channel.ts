import { Problem } from '@medcast/problem';
import type { Channel } from '../channel/channel';
import { nextChangeTime } from '../channel/channel-history';
import type { ModelRepository } from '../repository/model-repository';

/** Which channel to change, to what, and why. */
export interface ChannelChange {
  readonly model: string;
  readonly channel: string;
  readonly next: Pick<Channel, 'version' | 'previous' | 'reason'>;
  /** As it was read before. */
  readonly current: Channel | undefined;
}

/**
 * Points a channel to a version, unless that version is being removed: it looks after it has written, and whoever
 * removes looks after it has marked, so that at least one of the two sees the other.
 *
 * @throws Problem CHANNEL_CONFLICT, or BUNDLE_NOT_FOUND for a version that is being removed; the channel then is as before
 */
export async function pointChannel(repository: ModelRepository, change: ChannelChange): Promise<Channel> {
  const { model, channel, next, current } = change;
  await refuseCollected(repository, model, next.version);
  const written: Channel = { ...next, changedAt: nextChangeTime(current) };
  await repository.writeChannel(model, channel, written, current);
  try {
    await refuseCollected(repository, model, next.version);
  } catch (error) {
    if (current !== undefined) {
      const restored = { ...current, changedAt: nextChangeTime(written) };
      await repository.writeChannel(model, channel, restored, written);
    }
    throw error;
  }
  return written;
}

async function refuseCollected(repository: ModelRepository, model: string, version: number): Promise<void> {
  const { marks, isFinished } = await repository.readVersionState(model, version);
  if (isFinished && !marks.includes('collecting')) return;
  const detail = `expected ${model}/${version} to stay, got one that "release gc" is removing; choose another version, or publish it again`;
  throw new Problem('BUNDLE_NOT_FOUND', detail);
}
