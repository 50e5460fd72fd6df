import { Inject, Injectable } from '@nestjs/common';
import type { RunTimes } from '@medcast/inference';
import type { Estimate } from '@medcast/prediction-contract';
import type { ColumnRecords, ValidRecord } from '@medcast/record-schema';
import type { LoadedModel } from '../models/loaded-model';
import { PredictionRecords } from '../predict/prediction-records';
import { type Tracing, TRACING } from '../tracing/tracing';
import type { Asker } from './asker';
import type { AnsweredRows } from './response/answered-rows';

/** The estimates of a request, and what all runs together took that its records were part of. */
export interface ScoredRecords extends RunTimes {
  readonly estimates: readonly Estimate[];
}

/** What was found for the records of columns, and what all their runs together took. */
export interface ScoredColumns extends RunTimes {
  readonly answered: AnsweredRows;
}

/** Scores the records of one request, counts the estimates, and lets the shadow see one. */
@Injectable()
export class ScoredRequests {
  constructor(
    private readonly records: PredictionRecords,
    @Inject(TRACING) private readonly tracing: Tracing | undefined,
  ) {}

  /** @throws Problem what the estimator refuses; REQUEST_CANCELLED where nobody waits for the records any more */
  async score(champion: LoadedModel, records: readonly ValidRecord[], asker: Asker): Promise<ScoredRecords> {
    const scored = await scoreAll(asker.traced(this.tracing, champion), records, asker);
    const { estimates } = scored;
    const { name, version } = champion;
    const counted = { warnings: [], model: { name, version }, requestId: asker.id };
    // The protocols have no place for warnings, hence none are looked for.
    for (const estimate of estimates) this.records.metrics.count({ ...counted, estimate });
    this.records.drift.observeAll(champion, records, estimates);
    const [record] = records;
    const [estimate] = estimates;
    // The first record alone, so that large requests do not crowd out the others.
    if (record !== undefined && estimate !== undefined)
      asker.showTo(this.records.shadow, { champion, record, estimate });
    return scored;
  }

  /** The same for records that stand in columns. */
  async scoreColumns(champion: LoadedModel, records: ColumnRecords, asker: Asker): Promise<ScoredColumns> {
    const { rows } = records.columns;
    if (rows === 1) {
      const { estimates, queueMs, runMs } = await this.score(champion, [records.recordAt(0)], asker);
      return { answered: { rows: 1, estimate: firstOf(estimates) }, queueMs, runMs };
    }
    const { estimator } = asker.traced(this.tracing, champion);
    const sum = { queueMs: 0, runMs: 0 };
    const options = { signal: asker.whenGone(), onRun: (times: RunTimes): void => addTimes(sum, times) };
    const scores = await estimator.scoreColumns(records.columns, options);
    this.records.noteScores(champion, records, scores);
    const estimate = rows === 0 ? undefined : champion.estimator.estimateAt(scores, 0);
    if (estimate !== undefined) asker.showTo(this.records.shadow, { champion, record: records.recordAt(0), estimate });
    return { answered: { rows, scores }, ...sum };
  }
}

function firstOf([estimate]: readonly Estimate[]): Estimate {
  if (estimate === undefined) throw new Error('expected the estimate of the one record, got none');
  return estimate;
}

function addTimes(sum: { queueMs: number; runMs: number }, { queueMs, runMs }: RunTimes): void {
  sum.queueMs += queueMs;
  sum.runMs += runMs;
}

/** One alone shares its run with whatever else is asked at the moment, and is refused where it has waited too long. */
async function scoreAll(
  { estimator }: LoadedModel,
  records: readonly ValidRecord[],
  asker: Asker,
): Promise<ScoredRecords> {
  const [record] = records;
  if (record !== undefined && records.length === 1) {
    const { estimate, queueMs, ms: runMs } = await estimator.timeEstimate(record);
    return { estimates: [estimate], queueMs, runMs };
  }
  const sum = { queueMs: 0, runMs: 0 };
  const onRun = (times: RunTimes): void => addTimes(sum, times);
  return { estimates: await estimator.estimateBatch(records, { signal: asker.whenGone(), onRun }), ...sum };
}
