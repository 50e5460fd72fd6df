import { openRepository } from '@medcast/model-bundle';

/** A channel of a model, and where it is to point. */
export interface ChannelTarget {
  readonly model?: string;
  readonly channel?: string;
  readonly version: number;
}

/** Points a channel (`production` of insurance by default) to a version. */
export async function pointChannel(folder: string, target: ChannelTarget): Promise<void> {
  const { model = 'insurance', channel = 'production', version } = target;
  const repository = openRepository(`file:${folder}`);
  const before = await repository.readChannel(model, channel);
  const changedAt = new Date().toISOString();
  const next = { version, previous: before?.version ?? null, changedAt, reason: 'test' };
  await repository.writeChannel(model, channel, next, before);
}
