import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { JsonDocument } from '../json-body/json-document';
import type { LoadedModel } from '../models/loaded-model';
import { ModelCatalog } from '../models/model-catalog';
import { AnswerObservers } from '../observers/answer-observers';
import { predictRecord } from './predict-record';
import { PredictionMetrics } from './prediction-metrics';
import { compilePredictionRenderer, type PredictionRenderer } from './render-prediction';

/** One question to a model, and the request that asks it. */
export interface Question {
  readonly document: JsonDocument | undefined;
  readonly explain: boolean;
  readonly request: FastifyRequest;
}

/** Answers questions by the models in service, counts the answers, and lets the shadow see them. */
@Injectable()
export class Predictions {
  private readonly renderers = new WeakMap<LoadedModel, PredictionRenderer>();

  constructor(
    private readonly catalog: ModelCatalog,
    private readonly metrics: PredictionMetrics,
    private readonly observers: AnswerObservers,
  ) {}

  /**
   * Refuses a question before its body is read, where the model has more to do than it can answer in time.
   *
   * @throws Problem OVERLOADED
   */
  checkRoom(model: string): void {
    this.catalog.entry(model)?.serving?.estimator.checkRoom();
  }

  /**
   * @returns the answer as JSON
   * @throws Problem what `ModelCatalog.find`, `parseRecord` and the estimator refuse
   */
  async answer(model: string, { document, explain, request }: Question): Promise<string> {
    const champion = this.catalog.find(model);
    champion.uses.begin();
    try {
      const { response, record } = await predictRecord(this.observers.traced(request, champion), {
        document,
        explain,
        requestId: request.id,
      });
      this.metrics.count(response);
      this.observers.observe(request, { champion, record, estimate: response.estimate });
      return this.rendererOf(champion)(response);
    } finally {
      champion.uses.end();
    }
  }

  private rendererOf(model: LoadedModel): PredictionRenderer {
    const known = this.renderers.get(model);
    if (known !== undefined) return known;
    const renderer = compilePredictionRenderer(model);
    this.renderers.set(model, renderer);
    return renderer;
  }
}
