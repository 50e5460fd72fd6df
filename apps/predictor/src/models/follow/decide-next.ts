import type { Channel, ModelBundle } from '@medcast/model-bundle';
import type { CatalogEntry } from '../catalog-entry';

/** What to do about a model: nothing, or put a version into service, from the kept bundle where there is one. */
export type Decision =
  { readonly action: 'stay' } | { readonly action: 'start'; readonly kept: ModelBundle | undefined };

/**
 * Decides what follows from what a channel says now: nothing for a model that an operator has unloaded. A version that was refused is left alone until the channel is
 * written anew or its time for another try has come.
 */
export function decideNext(entry: CatalogEntry, channel: Channel, nowMs: number): Decision {
  const { serving, previous, refusal, isHeld } = entry;
  if (isHeld) return { action: 'stay' };
  if (serving?.version === channel.version) return { action: 'stay' };
  if (refusal !== undefined && isOf(refusal, channel) && nowMs < refusal.retryAtMs) return { action: 'stay' };
  return { action: 'start', kept: previous?.manifest.version === channel.version ? previous : undefined };
}

function isOf(refusal: { readonly version: number; readonly changedAt: string }, channel: Channel): boolean {
  return refusal.version === channel.version && refusal.changedAt === channel.changedAt;
}
