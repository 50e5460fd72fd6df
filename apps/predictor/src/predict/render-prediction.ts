import { isRegressionEstimate, type PredictionResponse } from '@medcast/prediction-contract';
import type { LoadedModel } from '../models/loaded-model';

/** Renders an answer as JSON. */
export type PredictionRenderer = (response: PredictionResponse) => string;

/**
 * Compiles the renderer of a model's answers: what every answer of the model says alike is rendered once, which leaves
 * four numbers and the request's id. The text is, character for character, that of `JSON.stringify`.
 */
export function compilePredictionRenderer({ name, version, bundle }: LoadedModel): PredictionRenderer {
  const { target } = bundle.schema;
  const unit = JSON.stringify(target.kind === 'category' ? '' : (target.unit ?? ''));
  const afterInterval = `,"level":${bundle.manifest.interval.level}},"unit":${unit}},"warnings":`;
  const beforeId = `,"model":${JSON.stringify({ name, version })},"requestId":`;
  return (response) => {
    const { estimate, warnings, explanation, requestId } = response;
    if (!isRegressionEstimate(estimate) || explanation !== undefined) return JSON.stringify(response);
    const { expected, typical, interval } = estimate;
    const numbers = `{"estimate":{"expected":${expected},"typical":${typical},"interval":{"lower":${interval.lower},"upper":${interval.upper}`;
    const warned = warnings.length === 0 ? '[]' : JSON.stringify(warnings);
    return `${numbers}${afterInterval}${warned}${beforeId}${JSON.stringify(requestId)}}`;
  };
}
