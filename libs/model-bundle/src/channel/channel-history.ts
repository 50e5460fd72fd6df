import type { Channel } from './channel';

const HISTORY_NAME = /^[0-9]{17}-v[1-9][0-9]*\.json$/;

/**
 * Name of the file that keeps a former state of a channel: its time in UTC, then its version, so that names sort by
 * time and writing the same state twice writes the same file. `20260131T120000000Z-v1` without the letters.
 */
export function historyFileOf(channel: Channel): string {
  const digits = new Date(channel.changedAt).toISOString().replace(/\D/g, '');
  return `${digits}-v${channel.version}.json`;
}

/** Tells whether a file is one of a channel's history. */
export function isHistoryFile(name: string): boolean {
  return HISTORY_NAME.test(name);
}

/** Adds what a channel points to now to its former states, unless a crashed writer has kept it there already. */
export function toHistory(former: readonly Channel[], current: Channel | undefined): readonly Channel[] {
  if (current === undefined) return former;
  const name = historyFileOf(current);
  return [...former.filter((state) => historyFileOf(state) !== name), current];
}

/**
 * When a channel changes now, as ISO 8601 in UTC. Never before its last change, whatever the clock says: the history
 * is ordered by these times.
 */
export function nextChangeTime(current: Channel | undefined): string {
  const earliest = current === undefined ? 0 : new Date(current.changedAt).getTime() + 1;
  return new Date(Math.max(Date.now(), earliest)).toISOString();
}
