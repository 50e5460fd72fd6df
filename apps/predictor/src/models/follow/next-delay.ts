import type { ModelCatalog } from '../model-catalog';

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;

/** What decides how long to wait for the next look. */
export interface DelayFacts {
  /** Time between two looks; 0: none once everything has been tried. */
  readonly reloadMs: number;
  /** How many looks in a row have ended without something that may come by itself. */
  readonly vainLooks: number;
  /** From 0 to 1, at random: replicas that were started at once must not ask at once for ever. */
  readonly chance: number;
}

/** Time until the next look in ms, within a tenth of the interval; `undefined`: there is none. */
export function nextDelay({ reloadMs, vainLooks, chance }: DelayFacts): number | undefined {
  const retryMs = vainLooks > 0 ? Math.min(FIRST_RETRY_MS * 2 ** (vainLooks - 1), LONGEST_RETRY_MS) : Infinity;
  const delayMs = Math.min(retryMs, reloadMs === 0 ? Infinity : reloadMs);
  return delayMs === Infinity ? undefined : Math.round(delayMs * (0.9 + 0.2 * chance));
}

/** Tells whether something is missing that may come by itself: all but a version that was refused for good. */
export function isWaiting({ entries, missing }: ModelCatalog): boolean {
  if (entries.length === 0) return true;
  const awaited = entries.filter(({ name }) => missing.includes(name));
  return awaited.some(({ refusal }) => refusal === undefined || refusal.retryAtMs < Infinity);
}
