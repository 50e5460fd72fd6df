import type { Problem } from '@medcast/problem';
import {
  ASCII,
  compileJsonRowReader,
  type FieldDeclaration,
  type RecordParser,
  type RowReader,
  skipBlanks,
} from '@medcast/record-schema';
import type { ByteWindow } from '../byte-window';
import { CHUNK_BYTES, CHUNK_ROWS, type RowChunk } from '../row-chunk';
import { type FillState, MOST_ROW_BYTES, type ParseJsonRecord, type RowSource, rowTooLong } from './row-source';
import { SlowRows } from './slow-rows';

/** What rows of JSON are read with. */
export interface JsonRowParts {
  readonly fields: readonly FieldDeclaration[];
  readonly parser: RecordParser;
  readonly parse: ParseJsonRecord;
  /** Of which the columns are written. */
  readonly chunk: RowChunk;
}

/** Reads one record a line; lines without anything are passed over. */
export class NdjsonRows implements RowSource {
  failure: Problem | undefined;
  taken = 0;
  /** Of a line without an end, bytes that were searched. */
  private searched = 0;
  private readonly read: RowReader;
  private readonly slow: SlowRows;

  constructor(private readonly parts: JsonRowParts) {
    this.read = compileJsonRowReader(parts.fields, parts.chunk.columns);
    this.slow = new SlowRows(parts.fields);
  }

  fill(window: ByteWindow, chunk: RowChunk, isLast: boolean): FillState {
    const { start } = window;
    let at = start + this.taken;
    while (chunk.rows < CHUNK_ROWS && at - start < CHUNK_BYTES) {
      at = skipBlanks(window.bytes, at);
      this.taken = at - start;
      if (at >= window.end) return isLast ? 'ended' : 'waiting';
      const end = this.readRow(window, chunk, { at, isLast });
      if (this.failure !== undefined) return 'ended';
      if (end < 0) return 'waiting';
      chunk.add(at - start, end - start);
      at = end;
      this.taken = at - start;
      this.searched = 0;
    }
    return 'full';
  }

  release(window: ByteWindow): void {
    window.release(window.start + this.taken);
    this.taken = 0;
  }

  /** @returns the place behind the row, or -1 where it is not all there */
  private readRow(
    { bytes, end }: ByteWindow,
    chunk: RowChunk,
    { at, isLast }: { readonly at: number; readonly isLast: boolean },
  ): number {
    const behind = this.searched === 0 ? this.read(bytes, at, chunk.rows) : -1;
    if (behind >= 0 && isLineEnd(bytes, behind) && (isLast || behind < end)) return behind;
    const lineEnd = bytes.subarray(0, end).indexOf(ASCII.LINE_FEED, at + this.searched);
    if (lineEnd < 0 && !isLast) {
      this.searched = end - at;
      if (this.searched > MOST_ROW_BYTES) this.failure = rowTooLong();
      return -1;
    }
    const rowEnd = lineEnd < 0 ? end : lineEnd;
    if (rowEnd - at > MOST_ROW_BYTES) {
      this.failure = rowTooLong();
      return -1;
    }
    const { parser, parse } = this.parts;
    this.slow.note(chunk, () => parse(parser, bytes.subarray(at, rowEnd)));
    return rowEnd;
  }
}

/** Whether a line, or the bytes that there are, end here. */
function isLineEnd(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  return (
    byte === ASCII.LINE_FEED ||
    byte === ASCII.NUL ||
    (byte === ASCII.CARRIAGE_RETURN && bytes[at + 1] === ASCII.LINE_FEED)
  );
}
