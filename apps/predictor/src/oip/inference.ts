import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { LoadedModel } from '../models/loaded-model';
import { RequestReader } from './request/request-reader';
import { type InferenceResponse, toInferenceResponse } from './response/to-inference-response';
import { ScoredRequests } from './scored-requests';
import { InferenceStatistics } from './statistics';

/** Answers inference requests of the protocol, and times them. */
@Injectable()
export class Inference {
  constructor(
    private readonly reader: RequestReader,
    private readonly scored: ScoredRequests,
    private readonly statistics: InferenceStatistics,
  ) {}

  /** @throws Problem what {@link RequestReader.read} and the estimator refuse */
  async answer(model: LoadedModel, request: FastifyRequest): Promise<InferenceResponse> {
    const startMs = performance.now();
    try {
      return await model.uses.during(() => this.infer(model, request, startMs));
    } catch (error) {
      this.statistics.addFailure(model, performance.now() - startMs);
      throw error;
    }
  }

  private async infer(model: LoadedModel, request: FastifyRequest, startMs: number): Promise<InferenceResponse> {
    const { id = request.id, records, outputs } = await this.reader.read(model, request);
    const parsedMs = performance.now();
    const estimates = await this.scored.score(model, records, request);
    const scoredMs = performance.now();
    const response = toInferenceResponse({ model, id, estimates, outputs });
    const renderedMs = performance.now();
    this.statistics.addSuccess(model, { records: records.length, startMs, parsedMs, scoredMs, renderedMs });
    return response;
  }
}
