import { isRegressionEstimate, type PredictionResponse } from '@medcast/prediction-contract';
import type { RecordSchema } from '@medcast/record-schema';
import { describeClassification, describeRegression } from './estimate-words';
import { formatOfEstimate } from './format-of-estimate';

/** An answer as a screen reader announces it: the estimate, its range, and that there are warnings. */
export function speakEstimate({ estimate, warnings }: PredictionResponse, schema: RecordSchema): string {
  const format = formatOfEstimate(estimate);
  const words = isRegressionEstimate(estimate)
    ? describeRegression(estimate, schema, format)
    : describeClassification(estimate, schema, format);
  const caution = warnings.length === 0 ? [] : ['Trust this estimate less than usual: see the warnings.'];
  return [...Object.values<string>({ ...words }), ...caution].join(' ');
}
