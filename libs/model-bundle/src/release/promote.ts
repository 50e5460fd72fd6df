import type { Channel } from '../channel/channel';
import { loadBundle } from '../load-bundle';
import type { ModelRepository } from '../repository/model-repository';
import { pointChannel } from './point-channel';
import type { PublishedBundle } from './published-bundle';

/** Proves that a bundle can serve; rejects with the problem that it has. */
export type VerifyBundle = (repository: ModelRepository, bundle: PublishedBundle) => Promise<void>;

/** A release of one version on one channel. */
export interface Promotion {
  readonly model: string;
  readonly version: number;
  /** `production`. */
  readonly channel: string;
  /** In the words of who decided it. */
  readonly reason: string;
  /** `loadBundle` by default; one that replays the golden records proves more. */
  readonly verify?: VerifyBundle;
}

/** What a channel points to now, and whether it was changed for that. */
export interface ChannelOutcome {
  readonly channel: Channel;
  readonly isChanged: boolean;
}

/**
 * Points a channel to a version, after that version was verified. One that the channel points to already is left alone.
 *
 * @throws Problem what the verification throws; CHANNEL_CONFLICT where somebody else changed the channel meanwhile
 */
export async function promote(repository: ModelRepository, promotion: Promotion): Promise<ChannelOutcome> {
  const { model, version, channel, reason, verify = verifyFiles } = promotion;
  const current = await repository.readChannel(model, channel);
  await verify(repository, { name: model, version });
  if (current?.version === version) return { channel: current, isChanged: false };
  const next = { version, previous: current?.version ?? null, reason };
  return { channel: await pointChannel(repository, { model, channel, next, current }), isChanged: true };
}

/** Verifies everything of a bundle but its golden records, which need the scoring path. */
export const verifyFiles: VerifyBundle = async (repository, { name, version }) => {
  await loadBundle(repository, { model: name, version });
};
