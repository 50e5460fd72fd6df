import { Inject, Injectable } from '@nestjs/common';
import type { Estimate, PredictionResponse } from '@medcast/prediction-contract';
import type { FastifyRequest } from 'fastify';
import { getOrAdd } from '../get-or-add';
import type { JsonDocument } from '../json-body/json-document';
import type { LoadedModel } from '../models/loaded-model';
import { ModelCatalog } from '../models/model-catalog';
import type { Observation } from '../shadow/shadow-queue';
import type { AcceptedRecord } from './parse-record';
import { type Tracing, TRACING } from '../tracing/tracing';
import { predictRecord } from './predict-record';
import { PredictionRecords } from './prediction-records';
import { compilePredictionRenderer, type PredictionRenderer } from './render-prediction';

/** One question to a model, and the request that asks it. */
export interface Question {
  readonly document: JsonDocument | undefined;
  readonly explain: boolean;
  /** Gives the explanation up, for a client that has gone. */
  readonly signal?: AbortSignal | undefined;
  readonly request: FastifyRequest;
}

/** An estimate, and the record that it is of. */
export interface EstimatedRecord {
  readonly accepted: AcceptedRecord;
  readonly estimate: Estimate;
  readonly requestId: string;
}

/** Answers questions by the models in service, counts the answers, and lets the shadow see them. */
@Injectable()
export class Predictions {
  private readonly renderers = new WeakMap<LoadedModel, PredictionRenderer>();

  constructor(
    private readonly catalog: ModelCatalog,
    private readonly records: PredictionRecords,
    @Inject(TRACING) private readonly tracing: Tracing | undefined,
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
  async answer(name: string, { document, explain, signal, request }: Question): Promise<string> {
    const champion = this.catalog.find(name);
    champion.uses.begin();
    try {
      const model = this.tracing?.traced(request, champion) ?? champion;
      const { response, record } = await predictRecord(model, { document, explain, signal, requestId: request.id });
      this.records.shadow.observe(request, { champion, record, estimate: response.estimate });
      this.records.drift.observe(champion, record, response.estimate);
      return this.render(champion, response);
    } finally {
      champion.uses.end();
    }
  }

  /** @returns the answer as JSON */
  answerEstimated(champion: LoadedModel, { accepted, estimate, requestId }: EstimatedRecord): string {
    const { name, version, estimator } = champion;
    const ofRecord = estimator.warn(accepted.record);
    const warnings = ofRecord.length === 0 ? accepted.warnings : [...accepted.warnings, ...ofRecord];
    return this.render(champion, { estimate, warnings, model: { name, version }, requestId });
  }

  /** Notes an estimate once it has been sent. */
  noteAnswered(requestId: string, observation: Observation): void {
    const { champion, record, estimate } = observation;
    this.records.shadow.observeAnswered(requestId, observation);
    this.records.drift.observe(champion, record, estimate);
  }

  private render(champion: LoadedModel, response: PredictionResponse): string {
    this.records.metrics.count(response);
    return getOrAdd(this.renderers, champion, () => compilePredictionRenderer(champion))(response);
  }
}
