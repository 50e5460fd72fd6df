import type { PredictionResponse } from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';
import type { JsonDocument } from '../json-body/json-document';
import type { LoadedModel } from '../models/loaded-model';
import { parseRecord } from './parse-record';

/** One question to a model. */
export interface PredictionRequest {
  readonly document: JsonDocument | undefined | null;
  readonly explain: boolean;
  /** Gives the explanation up, for a client that has gone. */
  readonly signal?: AbortSignal | undefined;
  readonly requestId: string;
}

/** The answer, and the record that it is about. */
export interface Prediction {
  readonly response: PredictionResponse;
  readonly record: ValidRecord;
}

/** Answers one question: parse, estimate, warn, and explain where that was asked for. */
export async function predictRecord(
  { name, version, parser, estimator }: LoadedModel,
  { document, explain, signal, requestId }: PredictionRequest,
): Promise<Prediction> {
  const { record, warnings: ofFields } = parseRecord(parser, document);
  // At once, so that both are in the runs of this tick.
  const [estimate, explanation] = explain
    ? await Promise.all([estimator.estimate(record), estimator.explain(record, signal)])
    : [await estimator.estimate(record)];
  const warnings = [...ofFields, ...estimator.warn(record)];
  const explained = explanation === undefined ? {} : { explanation };
  return { response: { estimate, warnings, ...explained, model: { name, version }, requestId }, record };
}
