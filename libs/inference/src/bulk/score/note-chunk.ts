import type { ColumnReader } from '@medcast/record-schema';
import { checkFinite } from '../../estimate/check-finite';
import { toRowOutputs } from '../../estimate/row-outputs';
import type { Scores } from '../../scorer/scorer';
import type { BulkModel } from '../bulk-model';
import type { RowChunk } from '../row-chunk';
import { toRowFailure } from '../row-note';
import type { ScoredChunk } from './chunk-scorer';

/** What notes are made with. */
export interface NoteParts {
  readonly model: Pick<BulkModel, 'isQuiet' | 'warn'>;
  /** Makes records of rows that were never records. */
  readonly readRecord: ColumnReader;
}

/** Notes of the rows of a chunk what came of their scoring: those that cannot be estimated, and what warns of the others. */
export function noteChunk(chunk: RowChunk, { scores, faults }: ScoredChunk, parts: NoteParts): void {
  const { notes } = chunk;
  for (const { row, problem } of faults) if (notes.get(row)?.ok !== false) notes.set(row, toRowFailure(problem));
  for (let row = 0; row < chunk.rows; row++) {
    if (notes.get(row)?.ok === false) continue;
    if (isFinite(scores, row)) noteWarnings(chunk, row, parts);
    else noteInfinite(chunk, row, scores);
  }
}

function noteWarnings({ columns, notes }: RowChunk, row: number, { model, readRecord }: NoteParts): void {
  const note = notes.get(row);
  if (note?.ok === true) {
    const warnings = [...note.warnings, ...model.warn(note.record)];
    notes.set(row, { ...note, warnings });
    return;
  }
  if (model.isQuiet(columns, row)) return;
  const record = readRecord(columns, row);
  const warnings = model.warn(record);
  if (warnings.length > 0) notes.set(row, { ok: true, record, warnings });
}

function noteInfinite({ notes }: RowChunk, row: number, scores: Scores): void {
  try {
    checkFinite(toRowOutputs(scores, row));
  } catch (error) {
    notes.set(row, toRowFailure(error));
  }
}

/** A difference with itself is 0, but of NaN and infinities. */
function isFinite(scores: Scores, row: number): boolean {
  if (scores.task === 'classification') {
    const { labels, probabilities } = scores;
    let check = 0;
    for (let at = row * labels.length; at < (row + 1) * labels.length; at++) {
      const probability = probabilities[at] ?? NaN;
      check += probability - probability;
    }
    return check === 0;
  }
  const expected = scores.expected[row] ?? NaN;
  const typical = scores.typical[row] ?? NaN;
  const lower = scores.lower[row] ?? NaN;
  const upper = scores.upper[row] ?? NaN;
  return expected - expected + (typical - typical) + (lower - lower) + (upper - upper) === 0;
}
