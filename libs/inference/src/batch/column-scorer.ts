import type { FeaturePipeline } from '@medcast/feature-pipeline';
import type { RecordColumns } from '@medcast/record-schema';
import { checkFinite } from '../estimate/check-finite';
import { toRowOutputs } from '../estimate/row-outputs';
import type { ScoreShape } from '../scorer/graph-outputs';
import type { Scorer, Scores } from '../scorer/scorer';
import type { RunObserver, RunTimes } from './run-observer';
import { RunPace } from './run-pace';
import type { RunSizes } from './run-sizes';
import type { BatchOptions } from './score-records';
import { createScoreStore } from './score-store';

/** What a {@link ColumnScorer} is made of. */
export interface ColumnScorerParts {
  readonly pipeline: FeaturePipeline;
  readonly scorer: Scorer;
  readonly shape: ScoreShape;
  readonly sizes: RunSizes;
  readonly observer?: RunObserver | undefined;
}

/** Rows of some columns that are scored in one run. */
interface Run {
  readonly first: number;
  readonly rows: number;
  /** With padding. */
  readonly runRows: number;
}

/**
 * Scores records that stand in columns, each with the bits that it has alone, in runs that hold the event loop for about
 * a millisecond; between two of them it turns.
 */
export class ColumnScorer {
  private readonly pace: RunPace;

  constructor(private readonly parts: ColumnScorerParts) {
    this.pace = new RunPace(parts.sizes);
  }

  /**
   * @returns the outputs of all rows
   * @throws Problem `RECORD_INVALID` of the first record that the model cannot compute with; the reason of the signal
   */
  async score(columns: RecordColumns, { signal, onRun }: BatchOptions = {}): Promise<Scores> {
    const store = createScoreStore(this.parts.shape, columns.rows);
    for (let first = 0; first < columns.rows;) {
      signal?.throwIfAborted();
      const wanted = Math.min(this.pace.mostRows, columns.rows - first);
      const runRows = this.pace.rowsToRun(wanted);
      const rows = Math.min(wanted, runRows);
      const { scores, times } = await this.run(columns, { first, rows, runRows });
      onRun?.(times);
      store.set(scores, { first, rows });
      first += rows;
    }
    checkAllFinite(store.scores, columns.rows);
    return store.scores;
  }

  private async run(
    columns: RecordColumns,
    { first, rows, runRows }: Run,
  ): Promise<{ scores: Scores; times: RunTimes }> {
    const { pipeline, scorer, observer } = this.parts;
    const width = pipeline.featureCount;
    // Behind the last row there are zeros: padding, of which nobody asks for the outputs.
    const values = new Float32Array(runRows * width);
    const byField = columns.byField.map((column) => column.subarray(first, first + rows));
    const [fault] = pipeline.writeColumns({ rows, byField, capacity: rows }, values);
    if (fault !== undefined) throw fault.problem;
    const askedMs = performance.now();
    let startMs = askedMs;
    const scores = await scorer.scoreLate(() => {
      startMs = performance.now();
      return { values, rows: runRows, columns: width };
    });
    const queueMs = startMs - askedMs;
    const runMs = performance.now() - startMs;
    this.pace.note(runRows, runMs);
    observer?.onRun({ rows, queueMs, summedQueueMs: queueMs * rows, runMs });
    return { scores, times: { queueMs, runMs } };
  }
}

/** A difference with itself is 0, but of NaN and infinities. */
function checkAllFinite(scores: Scores, rows: number): void {
  const outputs = scores.task === 'regression' ? Object.values(scores) : [scores.probabilities];
  let check = 0;
  for (const values of outputs) {
    if (!(values instanceof Float32Array)) continue;
    for (let at = 0; at < values.length; at++) check += (values[at] ?? NaN) - (values[at] ?? NaN);
  }
  if (check === 0) return;
  for (let row = 0; row < rows; row++) checkFinite(toRowOutputs(scores, row));
}
