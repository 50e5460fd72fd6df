import { inject, Injectable } from '@angular/core';
import type {
  PredictionResponse,
  ServedCard,
  ServedModelList,
  ServedSchema,
  WhatIfQuestion,
  WhatIfResponse,
} from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';
import { FETCH_PORT } from './fetch-port';
import { parseCard, parseModelList, parsePrediction, parseServedSchema, parseWhatIf } from './parse-answers';
import { requestJson } from './request-json';

const READ_TIMEOUT_MS = 15_000;
const PREDICT_TIMEOUT_MS = 30_000;

/** The predictor's API. Every method throws a RequestFailure when there is no answer to read. */
@Injectable({ providedIn: 'root' })
export class PredictionClient {
  private readonly fetchPort = inject(FETCH_PORT);

  listModels(abortSignal: AbortSignal): Promise<ServedModelList> {
    return requestJson(this.fetchPort, {
      url: '/api/v1/models',
      timeoutMs: READ_TIMEOUT_MS,
      abortSignal,
      parse: parseModelList,
    });
  }

  loadSchema(model: string, abortSignal: AbortSignal): Promise<ServedSchema> {
    return requestJson(this.fetchPort, {
      url: `${modelUrl(model)}/schema`,
      timeoutMs: READ_TIMEOUT_MS,
      abortSignal,
      parse: parseServedSchema,
    });
  }

  loadCard(model: string, abortSignal: AbortSignal): Promise<ServedCard> {
    return requestJson(this.fetchPort, {
      url: `${modelUrl(model)}/card`,
      timeoutMs: READ_TIMEOUT_MS,
      abortSignal,
      parse: parseCard,
    });
  }

  predict(model: string, record: ValidRecord): Promise<PredictionResponse> {
    return requestJson(this.fetchPort, {
      url: `${modelUrl(model)}/predict?explain=true`,
      body: record,
      timeoutMs: PREDICT_TIMEOUT_MS,
      parse: parsePrediction,
    });
  }

  askWhatIf(model: string, question: WhatIfQuestion, abortSignal: AbortSignal): Promise<WhatIfResponse> {
    return requestJson(this.fetchPort, {
      url: `${modelUrl(model)}/what-if`,
      body: question,
      timeoutMs: PREDICT_TIMEOUT_MS,
      abortSignal,
      parse: parseWhatIf,
    });
  }
}

function modelUrl(model: string): string {
  return `/api/v1/models/${encodeURIComponent(model)}`;
}
