import { Injectable } from '@nestjs/common';
import type { LoadedModel } from '../models/loaded-model';
import type { Asker } from './asker';
import type { InferenceRequest } from './request/inference-request';
import type { InferenceAnswer } from './response/to-inference-response';
import { ScoredRequests } from './scored-requests';
import { InferenceStatistics } from './statistics';

/** How one protocol reads a request and renders the answer to it. */
export interface InferenceExchange<Response> {
  readonly asker: Asker;
  readonly read: () => InferenceRequest | Promise<InferenceRequest>;
  readonly render: (answer: InferenceAnswer) => Response;
}

/** Answers inference requests, whichever protocol they come by, and times them. */
@Injectable()
export class Inference {
  constructor(
    private readonly scored: ScoredRequests,
    private readonly statistics: InferenceStatistics,
  ) {}

  /** @throws Problem what the protocol cannot read and the estimator refuses */
  async answer<Response>(model: LoadedModel, exchange: InferenceExchange<Response>): Promise<Response> {
    const startMs = performance.now();
    try {
      return await model.uses.during(() => this.infer(model, exchange, startMs));
    } catch (error) {
      this.statistics.addFailure(model, performance.now() - startMs);
      throw error;
    }
  }

  private async infer<Response>(
    model: LoadedModel,
    { asker, read, render }: InferenceExchange<Response>,
    startMs: number,
  ): Promise<Response> {
    const { id = asker.id, records, outputs } = await read();
    const parsedMs = performance.now();
    const { answered, queueMs } = await this.scored.scoreColumns(model, records, asker);
    const scoredMs = performance.now();
    const response = render({ model, id, answered, outputs });
    const renderedMs = performance.now();
    this.statistics.addSuccess(model, {
      records: records.columns.rows,
      startMs,
      parsedMs,
      queueMs,
      scoredMs,
      renderedMs,
    });
    return response;
  }
}
