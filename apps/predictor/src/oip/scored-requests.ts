import { Inject, Injectable } from '@nestjs/common';
import type { Estimate } from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';
import type { FastifyRequest } from 'fastify';
import { Drift } from '../drift/drift';
import type { LoadedModel } from '../models/loaded-model';
import { PredictionMetrics } from '../predict/prediction-metrics';
import { Shadow } from '../shadow/shadow';
import { type Tracing, TRACING } from '../tracing/tracing';

/** Scores the records of one request, counts the estimates, and lets the shadow see one. */
@Injectable()
export class ScoredRequests {
  constructor(
    private readonly metrics: PredictionMetrics,
    private readonly shadow: Shadow,
    private readonly drift: Drift,
    @Inject(TRACING) private readonly tracing: Tracing | undefined,
  ) {}

  /** @throws Problem what the estimator refuses */
  async score(
    champion: LoadedModel,
    records: readonly ValidRecord[],
    request: FastifyRequest,
  ): Promise<readonly Estimate[]> {
    const estimates = await estimateAll(this.tracing?.traced(request, champion) ?? champion, records);
    const { name, version } = champion;
    const counted = { warnings: [], model: { name, version }, requestId: request.id };
    // The protocols have no place for warnings, hence none are looked for.
    for (const estimate of estimates) this.metrics.count({ ...counted, estimate });
    this.drift.observeAll(champion, records, estimates);
    const [record] = records;
    const [estimate] = estimates;
    // The first record alone, so that large requests do not crowd out the others.
    if (record !== undefined && estimate !== undefined) this.shadow.observe(request, { champion, record, estimate });
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
