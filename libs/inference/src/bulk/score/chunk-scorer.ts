import type { FeatureMatrix, FeaturePipeline, RowFault } from '@medcast/feature-pipeline';
import type { RecordColumns } from '@medcast/record-schema';
import { MOST_RUN_ROWS } from '../../batch/exact-run-rows';
import { createScoreStore, type ScoreStore } from '../../batch/score-store';
import type { ScoreShape } from '../../scorer/graph-outputs';
import type { Scorer, Scores } from '../../scorer/scorer';
import { CHUNK_ROWS } from '../row-chunk';

/** What a {@link ChunkScorer} is made of. */
export interface ChunkScorerParts {
  readonly pipeline: FeaturePipeline;
  readonly scorer: Scorer;
  readonly shape: ScoreShape;
  /** Rows of a long run: see `exactChunkRowsOf`. */
  readonly runRows: number;
}

/** The outputs of a chunk, and the rows whose features cannot be computed. */
export interface ScoredChunk {
  readonly scores: Scores;
  readonly faults: readonly RowFault[];
}

/** Scores chunks of records, each row with the bits that it has alone. For one chunk at a time. */
export class ChunkScorer {
  private readonly features: Float32Array;
  private readonly store: ScoreStore;

  constructor(private readonly parts: ChunkScorerParts) {
    this.features = new Float32Array(CHUNK_ROWS * parts.pipeline.featureCount);
    this.store = createScoreStore(parts.shape, CHUNK_ROWS);
  }

  /** The scores are there until the next chunk. */
  async score(columns: RecordColumns): Promise<ScoredChunk> {
    const faults = this.parts.pipeline.writeColumns(columns, this.features);
    const width = this.parts.pipeline.featureCount;
    // What a fault left there may be no number, with which nothing is to be run.
    for (const { row } of faults) this.features.fill(0, row * width, (row + 1) * width);
    for (let first = 0; first < columns.rows;) {
      const isLong = columns.rows - first >= this.parts.runRows;
      const rows = isLong ? this.parts.runRows : MOST_RUN_ROWS;
      const matrix = this.rowsFrom(first, rows);
      this.store.set(await this.parts.scorer.scoreLate(() => matrix), { first, rows });
      first += rows;
    }
    return { scores: this.store.scores, faults };
  }

  /** Behind the last row of the chunk there are rows of before, which nobody asks for. */
  private rowsFrom(first: number, rows: number): FeatureMatrix {
    const columns = this.parts.pipeline.featureCount;
    return { values: this.features.subarray(first * columns, (first + rows) * columns), rows, columns };
  }
}
