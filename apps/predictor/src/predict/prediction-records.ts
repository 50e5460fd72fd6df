import { Injectable } from '@nestjs/common';
import type { Scores } from '@medcast/inference';
import type { ColumnRecords } from '@medcast/record-schema';
import { Drift } from '../drift/drift';
import type { LoadedModel } from '../models/loaded-model';
import { Shadow } from '../shadow/shadow';
import { PredictionMetrics } from './prediction-metrics';

/** Records of one request whose values are counted: of more, so many spread evenly. */
const MOST_COUNTED = 64;

/** Whoever keeps something of each prediction. */
@Injectable()
export class PredictionRecords {
  constructor(
    readonly metrics: PredictionMetrics,
    readonly shadow: Shadow,
    readonly drift: Drift,
  ) {}

  /** Notes the outputs of many records: all of them in the sums, the values of some in the drift. */
  noteScores(champion: LoadedModel, records: ColumnRecords, scores: Scores): void {
    const { rows } = records.columns;
    this.metrics.countScores(champion, scores, rows);
    const step = Math.max(1, rows / MOST_COUNTED);
    for (let next = 0; next < rows; next += step) {
      const row = Math.floor(next);
      this.drift.observe(champion, records.recordAt(row), champion.estimator.estimateAt(scores, row));
    }
  }
}
