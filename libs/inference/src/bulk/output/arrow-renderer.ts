import {
  type Data,
  Field,
  Float64,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Utf8,
} from 'apache-arrow';
import type { EstimateFacts } from '../../estimate/to-estimate';
import type { ScoreShape } from '../../scorer/graph-outputs';
import type { Scores } from '../../scorer/scorer';
import type { RowChunk } from '../row-chunk';
import { type AnsweredChunk, type AnswerRenderer, describeEarlyEnd, type EarlyEnd } from './answer-renderer';
import { renderWarnings, resultColumnsOf, toLabelCells } from './result-columns';

/** Ends a stream: a message of no length. */
const END_OF_STREAM = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);
/** In front of the metadata of a message: a mark and the length. */
const PREFIX_BYTES = 8;

/** Columns of results that are texts; the others are numbers. */
const TEXTS: ReadonlySet<string> = new Set(['label', 'set', 'warnings', 'status', 'error']);

/** The results of a row by column; `null` for none. */
type Row = Readonly<Record<string, number | string | null>>;

/** Renders rows as a stream of Arrow IPC: `row`, then the columns of results; one record batch a chunk. */
export class ArrowRenderer implements AnswerRenderer {
  private readonly names: readonly string[];
  private readonly schema: Schema;
  private readonly parts: Uint8Array[] = [];
  private isBegun = false;

  constructor(private readonly model: { readonly shape: ScoreShape; readonly facts: EstimateFacts }) {
    this.names = ['row', ...resultColumnsOf(model.shape)];
    this.schema = new Schema(
      this.names.map((name) => new Field(name, TEXTS.has(name) ? new Utf8() : new Float64(), name !== 'row')),
    );
  }

  get size(): number {
    return this.parts.reduce((sum, { length }) => sum + length, 0);
  }

  take(): Uint8Array {
    const taken = new Uint8Array(this.size);
    let at = 0;
    for (const part of this.parts.splice(0)) {
      taken.set(part, at);
      at += part.length;
    }
    return taken;
  }

  add({ chunk, scores }: AnsweredChunk): void {
    this.addBatch(Array.from({ length: chunk.rows }, (_, row) => this.toRow(chunk, scores, row)));
  }

  end(early: EarlyEnd | undefined): void {
    if (early !== undefined) {
      const { problem, rows } = early;
      this.addBatch([{ row: rows, warnings: '', status: problem.code, error: describeEarlyEnd(early) }]);
    } else if (!this.isBegun) this.addBatch([]);
    this.parts.push(END_OF_STREAM);
  }

  private toRow(chunk: RowChunk, scores: Scores, index: number): Row {
    const note = chunk.notes.get(index);
    const row = chunk.firstRow + index;
    if (note?.ok === false) return { row, warnings: '', status: note.code, error: note.message };
    const outcome = { warnings: renderWarnings(note?.warnings ?? []), status: 'ok', error: '' };
    if (scores.task === 'regression') {
      const { expected, typical, lower, upper } = scores;
      const numbers = { expected: expected[index] ?? null, typical: typical[index] ?? null };
      return { row, ...numbers, lower: lower[index] ?? null, upper: upper[index] ?? null, ...outcome };
    }
    const { label, set, probabilities } = toLabelCells(scores, index, this.model.facts);
    const byLabel = scores.labels.map((name, place): [string, number | null] => [
      `probability_${name}`,
      probabilities[place] ?? null,
    ]);
    return { row, label, set, ...Object.fromEntries(byLabel), ...outcome };
  }

  /** A writer for each batch, as one keeps what it has written; the schema is told once. */
  private addBatch(rows: readonly Row[]): void {
    const children = this.names.map((name) => toColumn(name, rows));
    const data = makeData({ type: new Struct(this.schema.fields), length: rows.length, nullCount: 0, children });
    const writer = new RecordBatchStreamWriter();
    writer.write(new RecordBatch(this.schema, data));
    const bytes = writer.toUint8Array(true);
    this.parts.push(this.isBegun ? bytes.subarray(lengthOfSchema(bytes)) : bytes);
    this.isBegun = true;
  }
}

function lengthOfSchema(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return PREFIX_BYTES + view.getInt32(PREFIX_BYTES / 2, true);
}

function toColumn(name: string, rows: readonly Row[]): Data {
  const values = rows.map((row) => row[name] ?? null);
  const nulls = { length: rows.length, ...toNulls(values) };
  if (!TEXTS.has(name)) {
    return makeData({ type: new Float64(), data: Float64Array.from(values, (value) => Number(value ?? 0)), ...nulls });
  }
  const texts = values.map((value) => Buffer.from(String(value ?? '')));
  const valueOffsets = new Int32Array(rows.length + 1);
  texts.forEach(({ length }, index) => (valueOffsets[index + 1] = (valueOffsets[index] ?? 0) + length));
  return makeData({ type: new Utf8(), data: Buffer.concat(texts), valueOffsets, ...nulls });
}

/** A bit for each value that is there. */
function toNulls(values: readonly unknown[]): { readonly nullCount: number; readonly nullBitmap?: Uint8Array } {
  const nullCount = values.filter((value) => value === null).length;
  if (nullCount === 0) return { nullCount };
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 64) * 8);
  values.forEach((value, index) => {
    const byte = index >> 3;
    if (value !== null) nullBitmap[byte] = (nullBitmap[byte] ?? 0) | (1 << (index & 7));
  });
  return { nullCount, nullBitmap };
}
