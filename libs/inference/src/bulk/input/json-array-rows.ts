import { Problem } from '@medcast/problem';
import { ASCII, compileJsonRowReader, type RowReader, skipBlanks } from '@medcast/record-schema';
import type { ByteWindow } from '../byte-window';
import { CHUNK_BYTES, CHUNK_ROWS, type RowChunk } from '../row-chunk';
import { JsonScan } from './json-scan';
import type { JsonRowParts } from './ndjson-rows';
import { type FillState, MOST_ROW_BYTES, type RowSource, rowTooLong } from './row-source';
import { SlowRows } from './slow-rows';

/** What comes next, blanks apart. */
type Expected = '[' | 'record or ]' | 'record' | ', or ]' | 'nothing';

/** Reads the records of one array of JSON. */
export class JsonArrayRows implements RowSource {
  failure: Problem | undefined;
  taken = 0;
  private expected: Expected = '[';
  private readonly scan = new JsonScan();
  private isScanning = false;
  private readonly read: RowReader;
  private readonly slow: SlowRows;

  constructor(private readonly parts: JsonRowParts) {
    this.read = compileJsonRowReader(parts.fields, parts.chunk.columns);
    this.slow = new SlowRows(parts.fields);
  }

  fill(window: ByteWindow, chunk: RowChunk, isLast: boolean): FillState {
    const { start } = window;
    while (chunk.rows < CHUNK_ROWS && this.taken < CHUNK_BYTES) {
      const at = this.isScanning ? start + this.taken : skipBlanks(window.bytes, start + this.taken);
      this.taken = at - start;
      if (at >= window.end) return isLast ? this.endHere() : 'waiting';
      const end = this.isRecordNext(window.bytes[at]) ? this.readRow(window, chunk, at) : this.readMark(window, at);
      if (this.failure !== undefined) return 'ended';
      if (end < 0) return isLast ? this.endHere() : 'waiting';
      this.taken = end - start;
    }
    return 'full';
  }

  release(window: ByteWindow): void {
    window.release(window.start + this.taken);
    this.taken = 0;
  }

  private isRecordNext(byte: number | undefined): boolean {
    return this.expected === 'record' || (this.expected === 'record or ]' && byte !== ASCII.BRACKET_CLOSE);
  }

  private readMark({ bytes }: ByteWindow, at: number): number {
    const byte = bytes[at];
    if (this.expected === '[' && byte === ASCII.BRACKET_OPEN) this.expected = 'record or ]';
    else if (this.expected === ', or ]' && byte === ASCII.COMMA) this.expected = 'record';
    else if (this.expected !== '[' && this.expected !== 'nothing' && byte === ASCII.BRACKET_CLOSE) {
      this.expected = 'nothing';
    } else this.failure = malformed(this.expected, 'something else');
    return at + 1;
  }

  /** @returns the place behind the record, or -1 where it is not all there */
  private readRow({ bytes, start, end }: ByteWindow, chunk: RowChunk, at: number): number {
    let behind = this.isScanning ? -1 : this.read(bytes, at, chunk.rows);
    if (behind < 0 || behind > end) {
      behind = this.scan.findEnd(bytes, at, end);
      this.isScanning = behind < 0;
      if ((behind < 0 ? end : behind) - at > MOST_ROW_BYTES) this.failure = rowTooLong();
      if (behind < 0 || this.failure !== undefined) return -1;
      this.scan.reset();
      if (!this.parse(bytes.subarray(at, behind), chunk)) return -1;
    }
    chunk.add(at - start, behind - start);
    this.expected = ', or ]';
    return behind;
  }

  /** Behind something that is no JSON, nobody knows where the next record begins. */
  private parse(bytes: Uint8Array, chunk: RowChunk): boolean {
    const { parser, parse } = this.parts;
    this.slow.note(chunk, () => parse(parser, bytes));
    const note = chunk.notes.get(chunk.rows);
    if (note?.ok !== false || note.code !== 'JSON_MALFORMED') return true;
    chunk.notes.delete(chunk.rows);
    this.failure = malformed('record', 'something that is no JSON');
    return false;
  }

  private endHere(): FillState {
    if (this.expected !== 'nothing') this.failure = malformed(this.expected, 'the end of the body');
    return 'ended';
  }
}

const WORDS: Readonly<Record<Expected, string>> = {
  '[': 'an array of records, hence "["',
  'record or ]': 'a record or "]"',
  record: 'a record',
  ', or ]': '"," or "]"',
  nothing: 'nothing behind the "]" of the array',
};

function malformed(expected: Expected, got: string): Problem {
  return new Problem('JSON_MALFORMED', `expected ${WORDS[expected]}, got ${got}`);
}
