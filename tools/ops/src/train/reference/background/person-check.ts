import type { ValidRecord } from '@medcast/record-schema';
import type { Values } from './responder';

/** As many people with the very same values are a group of their own, and nobody's record. */
const SHARED_BY = 10;

/** Tells whether a record is that of a person, unless ten or more have the same. */
export function createPersonCheck(records: readonly ValidRecord[]): (values: Values) => boolean {
  const counts = new Map<string, number>();
  for (const record of records) {
    const key = toKey(record);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (values) => {
    const count = counts.get(toKey(values)) ?? 0;
    return count > 0 && count < SHARED_BY;
  };
}

function toKey(values: Values): string {
  return JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
