import type {
  PredictionResponse,
  ServedCard,
  ServedModelList,
  ServedSchema,
  WhatIfResponse,
} from '@medcast/prediction-contract';
import { SCHEMA_VERSION } from '@medcast/record-schema';

/** Reads the answer to `GET /api/v1/models`, or gives undefined when it is not one. */
export function parseModelList(answer: unknown): ServedModelList | undefined {
  return isModelList(answer) ? answer : undefined;
}

/** Reads the answer to `GET …/schema`; undefined also for a schema of another version. */
export function parseServedSchema(answer: unknown): ServedSchema | undefined {
  return isServedSchema(answer) ? answer : undefined;
}

/** Reads the answer to `GET …/card`, or gives undefined when it is not one. */
export function parseCard(answer: unknown): ServedCard | undefined {
  return isCard(answer) ? answer : undefined;
}

/** Reads the answer to `POST …/predict`, or gives undefined when it is not one. */
export function parsePrediction(answer: unknown): PredictionResponse | undefined {
  return isPrediction(answer) ? answer : undefined;
}

/** Reads the answer to `POST …/what-if`, or gives undefined when it is not one. */
export function parseWhatIf(answer: unknown): WhatIfResponse | undefined {
  return isWhatIf(answer) ? answer : undefined;
}

type JsonObject = Readonly<Record<string, unknown>>;

function isModelList(answer: unknown): answer is ServedModelList {
  return hasList(answer, 'models');
}

function isServedSchema(answer: unknown): answer is ServedSchema {
  if (!isObject(answer) || !hasList(answer['form'], 'controls')) return false;
  const { schema } = answer['form'];
  return hasList(schema, 'fields') && schema['schemaVersion'] === SCHEMA_VERSION && isObject(schema['target']);
}

function isCard(answer: unknown): answer is ServedCard {
  return isObject(answer) && typeof answer['markdown'] === 'string';
}

function isPrediction(answer: unknown): answer is PredictionResponse {
  return hasList(answer, 'warnings') && isObject(answer['model']) && isEstimate(answer['estimate']);
}

function isWhatIf(answer: unknown): answer is WhatIfResponse {
  if (!hasList(answer, 'axes') || !hasList(answer, 'points') || !hasList(answer, 'warnings')) return false;
  const { axes, points, estimate } = answer;
  const isPoint = (point: unknown): boolean => hasList(point, 'warnings') && isEstimate(point['estimate']);
  return isEstimate(estimate) && isListOf(axes, (axis) => hasList(axis, 'values')) && isListOf(points, isPoint);
}

function isListOf(list: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(list) && list.every(isItem);
}

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
