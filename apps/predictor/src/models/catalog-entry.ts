import type { ModelBundle } from '@medcast/model-bundle';
import type { Problem } from '@medcast/problem';
import type { LoadedModel } from './loaded-model';

/** How a model stands for those who ask. */
export type ModelState = 'ready' | 'loading' | 'failed' | 'unloaded';

/**
 * Why a model is to be served: it is `named` in the settings, was `found` in the repository at the start, or `appeared`
 * there later. The program is not ready without those named and those found; one that appears never makes it unready.
 */
export type ModelOrigin = 'named' | 'found' | 'appeared';

/** A model that is to be served, and all that is known of it. */
export interface CatalogEntry {
  readonly name: string;
  readonly origin: ModelOrigin;
  /** What answers; `undefined` until a version has passed. */
  readonly serving: LoadedModel | undefined;
  /**
   * The version that answered before. Its bundle alone, so that a rollback needs neither the repository nor a download
   * at the worst of times; its session, which may take as much memory as all else, is closed.
   */
  readonly previous: ModelBundle | undefined;
  /** The version that the channel points to, as last read. */
  readonly channelVersion: number | undefined;
  readonly refusal: Refusal | undefined;
  readonly check: ChannelCheck | undefined;
  /** Whether an operator has unloaded it: its channel is looked at and not followed until it is loaded again. */
  readonly isHeld: boolean;
}

/** A version that may not answer. */
export interface Refusal {
  readonly version: number;
  /** Which writing of the channel pointed to it: the refusal holds until the next. */
  readonly changedAt: string;
  readonly problem: Problem;
  /** How often it was tried. */
  readonly attempts: number;
  /** Time from which it is worth another try, in ms of the epoch; `Infinity`: never. */
  readonly retryAtMs: number;
}

/** The last look at a channel; times in ms of the epoch. */
export interface ChannelCheck {
  readonly atMs: number;
  /** `undefined`: never yet. */
  readonly succeededAtMs: number | undefined;
  /** Why it failed; `undefined`: it did not. */
  readonly problem: Problem | undefined;
}

/** A model of which only the name is known. */
export function toNewEntry(name: string, origin: ModelOrigin): CatalogEntry {
  const nothing = { serving: undefined, previous: undefined, channelVersion: undefined };
  return { name, origin, ...nothing, refusal: undefined, check: undefined, isHeld: false };
}

/** Why a model does not answer, or answers with an older version than its channel says. */
export function problemOf({ refusal, check }: CatalogEntry): Problem | undefined {
  return refusal?.problem ?? check?.problem;
}

/** How a model stands. */
export function stateOf(entry: CatalogEntry): ModelState {
  if (entry.serving !== undefined) return 'ready';
  if (entry.isHeld) return 'unloaded';
  return problemOf(entry) === undefined ? 'loading' : 'failed';
}
