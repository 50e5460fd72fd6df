import { Problem } from '@medcast/problem';
import {
  ASCII,
  compileCsvRowReader,
  type FieldDeclaration,
  type RecordParser,
  type RowReader,
} from '@medcast/record-schema';
import type { ByteWindow } from '../byte-window';
import { CHUNK_BYTES, CHUNK_ROWS, type RowChunk } from '../row-chunk';
import { type CsvHeader, parseCsvHeader } from './csv-header';
import { CsvScan } from './csv-scan';
import { type FillState, MOST_ROW_BYTES, type RowSource, rowTooLong } from './row-source';
import { SlowRows } from './slow-rows';
import { splitCells } from './split-cells';

/** What rows of CSV are read with. */
export interface CsvRowParts {
  readonly fields: readonly FieldDeclaration[];
  readonly parser: RecordParser;
  /** Of which the columns are written. */
  readonly chunk: RowChunk;
  /** Hears of the first row before any other is read; may refuse it. */
  readonly onHeader: (header: CsvHeader) => void;
}

/** A table whose first row has been read. */
interface OpenTable {
  readonly header: CsvHeader;
  readonly read: RowReader;
  readonly scan: CsvScan;
}

/** Reads the rows of a table of CSV (RFC 4180) whose first row names its columns; empty lines are passed over. */
export class CsvRows implements RowSource {
  failure: Problem | undefined;
  taken = 0;
  private table: OpenTable | undefined;
  private readonly headerScan = new CsvScan(ASCII.COMMA);
  private isScanning = false;
  private readonly slow: SlowRows;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  constructor(private readonly parts: CsvRowParts) {
    this.slow = new SlowRows(parts.fields);
  }

  fill(window: ByteWindow, chunk: RowChunk, isLast: boolean): FillState {
    if (isLast) endLastLine(window);
    const { start } = window;
    while (chunk.rows < CHUNK_ROWS && this.taken < CHUNK_BYTES) {
      const at = this.isScanning ? start + this.taken : skipLineEnds(window.bytes, start + this.taken);
      this.taken = at - start;
      if (at >= window.end) return this.stop(isLast);
      const end = this.table === undefined ? this.readHeader(window, at) : this.readRow(window, chunk, at);
      if (this.failure !== undefined) return 'ended';
      if (end < 0) return this.stop(isLast, 'the end of the body in a row of which a quote is not closed');
      this.taken = end - start;
    }
    return 'full';
  }

  release(window: ByteWindow): void {
    window.release(window.start + this.taken);
    this.taken = 0;
  }

  private stop(isLast: boolean, got?: string): FillState {
    if (!isLast) return 'waiting';
    if (got !== undefined) this.failure = new Problem('TABLE_ROWS_INVALID', `expected whole rows, got ${got}`);
    // Refuses what is missing: no row at all is a first row without names.
    if (this.table === undefined) parseCsvHeader('', this.parts.fields);
    return 'ended';
  }

  /** @returns the place behind the first row, or -1 where it is not all there */
  private readHeader({ bytes, end }: ByteWindow, at: number): number {
    const { fields, chunk, onHeader } = this.parts;
    const lineEnd = this.headerScan.findEnd(bytes, at, end);
    this.isScanning = lineEnd < 0;
    if ((lineEnd < 0 ? end : lineEnd) - at > MOST_ROW_BYTES) throw rowTooLong();
    if (lineEnd < 0) return -1;
    const text = this.textOf(bytes.subarray(at, withoutReturn(bytes, lineEnd)));
    const header = parseCsvHeader(text ?? '', fields);
    onHeader(header);
    const delimiter = header.delimiter.charCodeAt(0);
    const read = compileCsvRowReader({ fields, header: header.names, delimiter }, chunk.columns);
    this.table = { header, read, scan: new CsvScan(delimiter) };
    return lineEnd + 1;
  }

  /** @returns the place behind the row, or -1 where it is not all there */
  private readRow({ bytes, start, end }: ByteWindow, chunk: RowChunk, at: number): number {
    if (this.table === undefined) return -1;
    const { read, scan, header } = this.table;
    const behind = this.isScanning ? -1 : read(bytes, at, chunk.rows);
    if (behind >= 0 && behind <= end) {
      chunk.add(at - start, withoutReturn(bytes, behind - 1) - start);
      return behind;
    }
    const lineEnd = scan.findEnd(bytes, at, end);
    this.isScanning = lineEnd < 0;
    if ((lineEnd < 0 ? end : lineEnd) - at > MOST_ROW_BYTES) this.failure = rowTooLong();
    if (lineEnd < 0 || this.failure !== undefined) return -1;
    scan.reset();
    const rowEnd = withoutReturn(bytes, lineEnd);
    this.parse(bytes.subarray(at, rowEnd), chunk, header);
    chunk.add(at - start, rowEnd - start);
    return lineEnd + 1;
  }

  private parse(bytes: Uint8Array, chunk: RowChunk, { names, delimiter }: CsvHeader): void {
    const text = this.textOf(bytes);
    const cells = text === undefined ? undefined : splitCells(text, delimiter);
    if (cells?.length !== names.length) {
      const message = describeCells(names.length, cells?.length);
      const shown = names.map((_, index) => cells?.[index] ?? '');
      const errors = [{ path: '', code: 'TABLE_ROWS_INVALID', message } as const];
      this.slow.noteFailure(chunk, { ok: false, code: 'TABLE_ROWS_INVALID', message, errors, cells: shown });
      return;
    }
    const { fields, parser } = this.parts;
    const texts = Object.fromEntries(fields.map(({ name }) => [name, cells[names.indexOf(name)]]));
    this.slow.note(chunk, () => {
      const parse = parser.parseText(texts);
      if (parse.ok) return parse;
      const { errors } = parse;
      throw new Problem('RECORD_INVALID', errors.map(({ message }) => message).join('; '), { errors });
    });
  }

  private textOf(bytes: Uint8Array): string | undefined {
    try {
      return this.decoder.decode(bytes);
    } catch (error) {
      // TypeError: bytes that are not UTF-8.
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  }
}

function describeCells(expected: number, got: number | undefined): string {
  if (got !== undefined) return `expected ${expected} cells, as the first row has, got ${got}`;
  return `expected ${expected} cells of UTF-8, each quoted as a whole or not at all, got something else`;
}

/** The last line may do without its end. */
function endLastLine(window: ByteWindow): void {
  const { bytes, start, end } = window;
  if (end > start && bytes[end - 1] !== ASCII.LINE_FEED) window.append(Uint8Array.of(ASCII.LINE_FEED));
}

function skipLineEnds(bytes: Uint8Array, at: number): number {
  let place = at;
  for (;;) {
    if (bytes[place] === ASCII.LINE_FEED) place++;
    else if (bytes[place] === ASCII.CARRIAGE_RETURN && bytes[place + 1] === ASCII.LINE_FEED) place += 2;
    else return place;
  }
}

function withoutReturn(bytes: Uint8Array, lineEnd: number): number {
  return bytes[lineEnd - 1] === ASCII.CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
}
