import { Injectable } from '@nestjs/common';
import type { PredictionResponse } from '@medcast/prediction-contract';
import type { FastifyRequest } from 'fastify';
import type { JsonDocument } from '../json-body/json-document';
import { ModelCatalog } from '../models/model-catalog';
import { Shadow } from '../shadow/shadow';
import { predictRecord } from './predict-record';
import { PredictionMetrics } from './prediction-metrics';

/** One question to a model, and the request that asks it. */
export interface Question {
  readonly document: JsonDocument | undefined;
  readonly explain: boolean;
  readonly request: FastifyRequest;
}

/** Answers questions by the models in service, counts the answers, and lets the shadow see them. */
@Injectable()
export class Predictions {
  constructor(
    private readonly catalog: ModelCatalog,
    private readonly metrics: PredictionMetrics,
    private readonly shadow: Shadow,
  ) {}

  /** @throws Problem what `ModelCatalog.find` and `parseRecord` refuse */
  async answer(model: string, { document, explain, request }: Question): Promise<PredictionResponse> {
    return this.catalog.use(model, async (champion) => {
      const { response, record } = await predictRecord(champion, {
        document,
        explain,
        requestId: request.id,
      });
      this.metrics.count(response);
      this.shadow.observe(request, { champion, record, estimate: response.estimate });
      return response;
    });
  }
}
