import { PROBLEM_MEDIA_TYPE } from '@medcast/problem';
import type { OpenAPIObject } from '@nestjs/swagger';
import { refTo } from './schema-parts';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Answers = Operation['responses'];

const PROBLEMS: Readonly<Record<string, string>> = {
  '400': 'The body, the record or the query cannot be accepted; `errors` names everything that is wrong at once.',
  '401': 'No known API key.',
  '404': 'No such model.',
  '413': 'The body is too large.',
  '415': 'The body is not JSON.',
  '503': 'The model is not ready; `Retry-After` says when to try again.',
};

/** What an operation answers when all is well: by the name of its schema. */
const ANSWERS: Readonly<Record<string, string>> = {
  predictCharges: 'Prediction',
  predict: 'Prediction',
  listModels: 'ServedModelList',
  getModel: 'ServedModelDetail',
  getSchema: 'ServedSchema',
  getCard: 'ServedCard',
  getDrift: 'DriftReport',
  live: 'Health',
  ready: 'Health',
  startup: 'Health',
};

/** Every answer of an operation, by HTTP status. */
export function toAnswers(operationId: string, problemStatuses: readonly string[]): Answers {
  const answers: Answers = { '200': toJsonAnswer('Answered.', ANSWERS[operationId] ?? 'Problem') };
  for (const status of problemStatuses) answers[status] = toProblemAnswer(status);
  return answers;
}

/** The answer of a probe that says no: not a problem body but what terminus found. */
export function toUnhealthyAnswer(): Answers {
  return { '503': toJsonAnswer('Not now; `error` says what is missing.', 'Health') };
}

function toJsonAnswer(description: string, schema: string): Answers[string] {
  return { description, content: { 'application/json': { schema: refTo(schema) } } };
}

function toProblemAnswer(status: string): Answers[string] {
  return {
    description: PROBLEMS[status] ?? 'Refused.',
    content: { [PROBLEM_MEDIA_TYPE]: { schema: refTo('Problem') } },
  };
}
