import { Injectable } from '@nestjs/common';
import type { Estimate } from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';
import type { FastifyRequest } from 'fastify';
import type { LoadedModel } from '../models/loaded-model';
import { AnswerObservers } from '../observers/answer-observers';
import { PredictionMetrics } from '../predict/prediction-metrics';

/** Scores the records of one request, counts the estimates, and lets the observers see them. */
@Injectable()
export class ScoredRequests {
  constructor(
    private readonly metrics: PredictionMetrics,
    private readonly observers: AnswerObservers,
  ) {}

  /** @throws Problem what the estimator refuses */
  async score(
    champion: LoadedModel,
    records: readonly ValidRecord[],
    request: FastifyRequest,
  ): Promise<readonly Estimate[]> {
    const estimates = await estimateAll(this.observers.traced(request, champion), records);
    const { name, version } = champion;
    const counted = { warnings: [], model: { name, version }, requestId: request.id };
    // The protocols have no place for warnings, hence none are looked for.
    for (const estimate of estimates) this.metrics.count({ ...counted, estimate });
    this.observers.observeAll(request, { champion, records, estimates });
    return estimates;
  }
}

/** One alone shares its run with whatever else is asked at the moment. */
async function estimateAll({ estimator }: LoadedModel, records: readonly ValidRecord[]): Promise<readonly Estimate[]> {
  const [record] = records;
  return record !== undefined && records.length === 1
    ? [await estimator.estimate(record)]
    : estimator.estimateBatch(records);
}
