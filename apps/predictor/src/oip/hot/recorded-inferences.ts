import { Injectable } from '@nestjs/common';
import type { LoadedModel } from '../../models/loaded-model';
import { PredictionRecords } from '../../predict/prediction-records';
import type { Observation } from '../../shadow/shadow-queue';
import { type InferenceTimes, InferenceStatistics } from '../statistics';

/** Notes inferences that were answered past `Inference`. */
@Injectable()
export class RecordedInferences {
  constructor(
    private readonly records: PredictionRecords,
    private readonly statistics: InferenceStatistics,
  ) {}

  noteAnswered(requestId: string, observation: Observation, times: InferenceTimes): void {
    const { champion, record, estimate } = observation;
    const { name, version } = champion;
    this.records.metrics.count({ estimate, warnings: [], model: { name, version }, requestId });
    this.records.shadow.observeAnswered(requestId, observation);
    this.records.drift.observe(champion, record, estimate);
    this.statistics.addSuccess(champion, times);
  }

  noteFailed(champion: LoadedModel, ms: number): void {
    this.statistics.addFailure(champion, ms);
  }
}
