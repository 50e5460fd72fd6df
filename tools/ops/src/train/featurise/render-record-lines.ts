import type { ValidRecord } from '@medcast/record-schema';

/** Records that are rendered at once: enough to write fast, little enough to hold. */
const LINES_PER_CHUNK = 1000;

/** Renders records as NDJSON, in chunks of many lines. */
export function* renderRecordLines(records: readonly ValidRecord[]): Generator<string> {
  for (let first = 0; first < records.length; first += LINES_PER_CHUNK) {
    const chunk = records.slice(first, first + LINES_PER_CHUNK);
    yield chunk.map((record) => `${JSON.stringify(record)}\n`).join('');
  }
}
