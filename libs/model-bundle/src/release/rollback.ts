import { Problem } from '@medcast/problem';
import type { Channel } from '../channel/channel';
import type { ModelRepository } from '../repository/model-repository';
import { pointChannel } from './point-channel';
import { type Promotion, verifyFiles } from './promote';

/** A step back on one channel. */
export type Rollback = Omit<Promotion, 'version'>;

/**
 * Points a channel back to the version before, after that version was verified. A second rollback goes back one more,
 * never forth again.
 *
 * @throws Problem CHANNEL_NOT_FOUND, CHANNEL_AT_FIRST_VERSION, what the verification throws, or CHANNEL_CONFLICT
 */
export async function rollBack(repository: ModelRepository, rollback: Rollback): Promise<Channel> {
  const { model, channel, reason, verify = verifyFiles } = rollback;
  const current = await repository.readChannel(model, channel);
  if (current === undefined) throw channelNotFound(model, channel);
  const version = current.previous;
  if (version === null) {
    const detail = `expected a version before ${model}/${current.version} on ${channel}, got none; promote the version that shall serve`;
    throw new Problem('CHANNEL_AT_FIRST_VERSION', detail);
  }
  await verify(repository, { name: model, version });
  const previous = findPrevious(await repository.readChannelHistory(model, channel), version);
  return pointChannel(repository, { model, channel, next: { version, previous, reason }, current });
}

/** `CHANNEL_NOT_FOUND`, which says how to make the channel. */
export function channelNotFound(model: string, channel: string): Problem {
  const detail = `expected the channel ${channel} of ${model}, got none of this name; promote a version to make it`;
  return new Problem('CHANNEL_NOT_FOUND', detail);
}

/** What was before a version when the channel pointed to it last. */
function findPrevious(history: readonly Channel[], version: number): number | null {
  return history.findLast((state) => state.version === version)?.previous ?? null;
}
