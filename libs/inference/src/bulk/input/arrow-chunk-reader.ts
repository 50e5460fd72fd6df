import { Problem } from '@medcast/problem';
import type { FieldDeclaration, RecordParser } from '@medcast/record-schema';
import { type RecordBatch, RecordBatchReader } from 'apache-arrow';
import { CHUNK_ROWS, type RowChunk } from '../row-chunk';
import { type ArrowColumn, toArrowColumns } from './arrow-columns';
import type { BodySource, ChunkReader } from './chunk-reader';
import { SlowRows } from './slow-rows';

/** Bytes of one record batch: it is the one thing that is held as a whole. */
const MOST_BATCH_BYTES = 16 * 1024 * 1024;

/** What rows of Arrow are read with. */
export interface ArrowParts {
  readonly fields: readonly FieldDeclaration[];
  readonly parser: RecordParser;
  readonly body: BodySource;
}

/** Reads a stream of Arrow IPC: columns are found by the names of fields, others are passed over. */
export class ArrowChunkReader implements ChunkReader {
  failure: Problem | undefined;
  private readonly slow: SlowRows;
  private batches: AsyncIterator<RecordBatch> | undefined;
  private columns: readonly ArrowColumn[] = [];
  /** Rows of the batch in hand, and those of them that were read. */
  private batchRows = 0;
  private readRows = 0;
  /** Since the last batch. */
  private bytes = 0;

  constructor(private readonly parts: ArrowParts) {
    this.slow = new SlowRows(parts.fields);
  }

  async read(chunk: RowChunk): Promise<boolean> {
    while (chunk.rows < CHUNK_ROWS) {
      if (this.readRows < this.batchRows) {
        this.addRow(chunk);
        continue;
      }
      // Rows that are there need not wait for the next batch.
      if (chunk.rows > 0) return true;
      const isMore = await this.nextBatch();
      if (!isMore) return false;
    }
    return true;
  }

  place(): undefined {
    return undefined;
  }

  release(): void {
    // Nothing is kept of rows that were read.
  }

  private addRow(chunk: RowChunk): void {
    const row = this.readRows++;
    const input: Record<string, unknown> = {};
    for (const { name, valueAt } of this.columns) {
      const value = valueAt(row);
      if (value !== null) input[name] = value;
    }
    const { parser } = this.parts;
    this.slow.note(chunk, () => {
      const parse = parser.parseJson(input);
      if (parse.ok) return parse;
      const { errors } = parse;
      throw new Problem('RECORD_INVALID', errors.map(({ message }) => message).join('; '), { errors });
    });
    chunk.add(0, 0);
  }

  /** @returns whether there was one; if not, `failure` says where it should have been */
  private async nextBatch(): Promise<boolean> {
    try {
      this.batches ??= await openBatches(this.pieces());
      const next = await this.batches.next();
      this.bytes = 0;
      if (next.done === true) return false;
      this.columns = toArrowColumns(next.value, this.parts.fields);
      this.batchRows = next.value.numRows;
      this.readRows = 0;
      return true;
    } catch (error) {
      if (error instanceof Problem) this.failure = error;
      else if (this.failure === undefined && isOfArrow(error)) this.failure = notArrow(error);
      if (this.failure !== undefined) return false;
      throw error;
    }
  }

  private async *pieces(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piece = await this.parts.body.next();
      if (piece === undefined) return;
      this.bytes += piece.length;
      if (this.bytes > MOST_BATCH_BYTES) {
        const detail = `expected record batches of at most ${MOST_BATCH_BYTES} bytes, got a larger one; write smaller batches`;
        throw new Problem('BODY_TOO_LARGE', detail);
      }
      // Values of a batch stay where they came.
      yield piece.slice();
    }
  }
}

async function openBatches(pieces: AsyncIterable<Uint8Array>): Promise<AsyncIterator<RecordBatch>> {
  const reader = await RecordBatchReader.from(pieces);
  await reader.open();
  // A body that is no stream of Arrow has no schema, and then no batches either.
  const schema: unknown = reader.schema;
  if (schema === undefined || schema === null) throw new TypeError('no schema');
  return reader[Symbol.asyncIterator]();
}

/** Errors of the library are of no class of their own; whoever gives a request up throws one of a name. */
function isOfArrow(error: unknown): boolean {
  return error instanceof Error && error.name !== 'Cancelled';
}

function notArrow(cause: unknown): Problem {
  const detail =
    'expected a stream of Arrow IPC, got something else; write it with the stream writer of an Arrow library';
  return new Problem('TABLE_NOT_READABLE', detail, { cause });
}
