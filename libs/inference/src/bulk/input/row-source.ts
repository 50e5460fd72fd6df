import { Problem } from '@medcast/problem';
import type { RecordParser, ValidRecord } from '@medcast/record-schema';
import type { PredictionWarning } from '@medcast/prediction-contract';
import type { ByteWindow } from '../byte-window';
import type { RowChunk } from '../row-chunk';

/** Longest row that is read. */
export const MOST_ROW_BYTES = 1024 * 1024;

/** What reading rows came to: the chunk is full, there are no more bytes, or there will be no more rows. */
export type FillState = 'full' | 'waiting' | 'ended';

/** Reads rows out of the bytes of a body. */
export interface RowSource {
  /** Why the rows ended before the body did; `undefined` while they have not. */
  readonly failure: Problem | undefined;
  /** Bytes of the window that the rows of the chunk take. */
  readonly taken: number;
  /**
   * Reads rows into a chunk.
   *
   * @param isLast whether the window has the end of the body
   * @throws Problem where the body cannot be read at all
   */
  fill(window: ByteWindow, chunk: RowChunk, isLast: boolean): FillState;
  /** Is done with the chunk: its bytes are released. */
  release(window: ByteWindow): void;
}

/** What parsing a record of JSON gives. */
export interface ParsedRecord {
  readonly record: ValidRecord;
  readonly warnings: readonly PredictionWarning[];
}

/**
 * Parses the bytes of one record of JSON as a body that holds it alone is parsed.
 *
 * @throws Problem `RECORD_INVALID`, `JSON_MALFORMED`
 */
export type ParseJsonRecord = (parser: RecordParser, bytes: Uint8Array) => ParsedRecord;

/** Refuses a row that is too long. */
export function rowTooLong(): Problem {
  const detail = `expected rows of at most ${MOST_ROW_BYTES} bytes, got a longer one; leave out what the model does not know`;
  return new Problem('BODY_TOO_LARGE', detail);
}
