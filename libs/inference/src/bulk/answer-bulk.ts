import { Problem } from '@medcast/problem';
import { compileColumnReader } from '@medcast/record-schema';
import { addToTally, type AnswerTally, createTally } from './answer-tally';
import type { BulkFormat } from './bulk-format';
import type { BulkModel } from './bulk-model';
import type { BodySource, ChunkReader } from './input/chunk-reader';
import { openBody } from './input/open-body';
import type { ParseJsonRecord } from './input/row-source';
import type { AnswerRenderer } from './output/answer-renderer';
import { createRenderer } from './output/create-renderer';
import type { ChunkScorer } from './score/chunk-scorer';
import { noteChunk, type NoteParts } from './score/note-chunk';
import { RowChunk } from './row-chunk';

/** A body of records, and how it is to be answered. */
export interface BulkRequest {
  readonly model: BulkModel;
  readonly body: BodySource;
  readonly input: BulkFormat;
  readonly output: BulkFormat;
  readonly parse: ParseJsonRecord;
  /** Most rows that are answered. */
  readonly mostRows: number;
}

/** A part of an answer. */
export interface AnswerPart {
  /** There until the next part is asked for. */
  readonly bytes: Uint8Array;
  /** Of the rows that it answers. */
  readonly tally: AnswerTally;
}

/**
 * Answers a body of records: each row in its order with the numbers, bit for bit, and the warnings that it gets alone,
 * or with why it has none. In constant memory: a part is made when it is asked for, of rows that are read then.
 *
 * What is wrong with the body behind its first row ends the answer with a row that says so.
 *
 * @throws Problem what is wrong with the body before its first row: `JSON_MALFORMED`, `TABLE_COLUMNS_WRONG`,
 *   `TABLE_NOT_READABLE`, `BODY_TOO_LARGE`; and whatever `body` rejects with
 */
export async function* answerBulk(request: BulkRequest): AsyncGenerator<AnswerPart, void, undefined> {
  const { model } = request;
  const chunk = new RowChunk(model.schema.fields);
  const renderer = await createRenderer(request.output, model);
  const reader = await openBody(request, chunk, renderer);
  const step = createStep({ request, reader, renderer, chunk });
  for (;;) {
    const isMore = await reader.read(chunk);
    const isOver = chunk.firstRow + chunk.rows > request.mostRows;
    if (isOver) chunk.columns.rows = request.mostRows - chunk.firstRow;
    const tally = await step();
    const failure = isOver ? tooManyRows(request.mostRows) : reader.failure;
    if (failure !== undefined && chunk.firstRow === 0) throw failure;
    if (!isMore || isOver) {
      renderer.end(failure && { problem: failure, rows: chunk.firstRow });
      yield { bytes: renderer.take(), tally };
      return;
    }
    if (renderer.size > 0) yield { bytes: renderer.take(), tally };
  }
}

interface StepParts {
  readonly request: BulkRequest;
  readonly reader: ChunkReader;
  readonly renderer: AnswerRenderer;
  readonly chunk: RowChunk;
}

/** Makes what scores and renders a chunk that has been read. */
function createStep({ request: { model }, reader, renderer, chunk }: StepParts): () => Promise<AnswerTally> {
  const scorer: ChunkScorer = model.createScorer();
  const notes: NoteParts = { model, readRecord: compileColumnReader(model.schema.fields) };
  return async () => {
    const tally = createTally();
    if (chunk.rows > 0) {
      const scored = await scorer.score(chunk.columns);
      noteChunk(chunk, scored, notes);
      addToTally(tally, chunk, scored.scores);
      renderer.add({ chunk, scores: scored.scores, rowBytes: reader.place() });
    }
    chunk.clear();
    reader.release();
    return tally;
  };
}

function tooManyRows(mostRows: number): Problem {
  const detail = `expected at most ${mostRows} rows, got more; split them, or raise MAX_ROWS`;
  return new Problem('BODY_TOO_LARGE', detail);
}
