import type { PredictionResponse, ServedCard, ServedModelList, ServedSchema } from '@medcast/prediction-contract';
import { SCHEMA_VERSION } from '@medcast/record-schema';

/** Reads the answer to `GET /api/v1/models`, or gives undefined when it is not one. */
export function parseModelList(answer: unknown): ServedModelList | undefined {
  return hasList(answer, 'models') ? (answer as unknown as ServedModelList) : undefined;
}

/** Reads the answer to `GET …/schema`; undefined also for a schema of another version. */
export function parseServedSchema(answer: unknown): ServedSchema | undefined {
  if (!isObject(answer) || !isObject(answer['form'])) return undefined;
  const { form } = answer;
  if (!hasList(form, 'controls') || !hasList(form['schema'], 'fields')) return undefined;
  if (form['schema']['schemaVersion'] !== SCHEMA_VERSION || !isObject(form['schema']['target'])) return undefined;
  return answer as unknown as ServedSchema;
}

/** Reads the answer to `GET …/card`, or gives undefined when it is not one. */
export function parseCard(answer: unknown): ServedCard | undefined {
  return isObject(answer) && typeof answer['markdown'] === 'string' ? (answer as unknown as ServedCard) : undefined;
}

/** Reads the answer to `POST …/predict`, or gives undefined when it is not one. */
export function parsePrediction(answer: unknown): PredictionResponse | undefined {
  if (!hasList(answer, 'warnings') || !isObject(answer['model']) || !isEstimate(answer['estimate'])) return undefined;
  return answer as unknown as PredictionResponse;
}

type JsonObject = Readonly<Record<string, unknown>>;

function isEstimate(estimate: unknown): boolean {
  if (!isObject(estimate)) return false;
  if (typeof estimate['expected'] === 'number') return isObject(estimate['interval']);
  return typeof estimate['label'] === 'string' && isObject(estimate['probabilities']) && isObject(estimate['set']);
}

function hasList(answer: unknown, name: string): answer is JsonObject {
  return isObject(answer) && Array.isArray(answer[name]);
}

function isObject(answer: unknown): answer is JsonObject {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer);
}
