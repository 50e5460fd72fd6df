import type { PredictionResponse } from '@medcast/prediction-contract';
import type { JsonDocument } from '../json-body/json-document';
import type { LoadedModel } from '../models/loaded-model';
import { parseRecord } from './parse-record';

/** One question to a model. */
export interface PredictionRequest {
  readonly document: JsonDocument | undefined | null;
  readonly explain: boolean;
  readonly requestId: string;
}

/** Answers one question: parse, estimate, and explain where that was asked for. */
export async function predictRecord(
  { name, version, parser, estimator }: LoadedModel,
  { document, explain, requestId }: PredictionRequest,
): Promise<PredictionResponse> {
  const { record, warnings } = parseRecord(parser, document);
  const estimate = await estimator.estimate(record);
  const explanation = explain ? { explanation: await estimator.explain(record) } : {};
  return { estimate, warnings, ...explanation, model: { name, version }, requestId };
}
