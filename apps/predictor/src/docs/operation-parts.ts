import { PROBLEM_MEDIA_TYPE } from '@medcast/problem';
import type { OpenAPIObject } from '@nestjs/swagger';
import { refTo } from './schema-parts';

export type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['get']>;
type Answers = Operation['responses'];
type RequestBody = NonNullable<Operation['requestBody']>;

/** An operation that no controller of Nest serves. */
export interface DescribedOperation {
  readonly id: string;
  readonly summary: string;
  /** Name of the schema of its answer. */
  readonly answer: string;
  /** Statuses with which it may refuse. */
  readonly problems: readonly string[];
}

/** How the operations of one contract are alike. */
export interface Contract {
  readonly tag: string;
  /** Media type and schema of its refusals. */
  readonly refusal: readonly [mediaType: string, schema: string];
}

/** The Open Inference Protocol v2. */
export const oipContract: Contract = {
  tag: 'Open Inference Protocol v2',
  refusal: ['application/json', 'InferenceError'],
};

/** What platforms send to a container of somebody else. */
export const containerContract: Contract = { tag: 'Other contracts', refusal: [PROBLEM_MEDIA_TYPE, 'Problem'] };

const PROBLEMS: Readonly<Record<string, string>> = {
  '400': 'The body, a tensor or a record cannot be accepted.',
  '401': 'No known API key.',
  '404': 'No such model, or another version of it is in service.',
  '413': 'The body is too large, or has too many records.',
  '415': 'The body is of a type or a compression that is not read.',
  '503': 'Not ready, or more work than can be taken; `Retry-After` says when to try again.',
};

/** Describes an operation; behind keys where 401 is among its problems. */
export function toOperation(
  { tag, refusal: [mediaType, schema] }: Contract,
  { id, summary, answer, problems }: DescribedOperation,
): Operation {
  const responses: Answers = { '200': toAnswer('Answered.', 'application/json', answer) };
  for (const status of problems) responses[status] = toAnswer(PROBLEMS[status] ?? 'Refused.', mediaType, schema);
  const security = problems.includes('401') ? { security: [{ apiKey: [] }, { bearer: [] }] } : {};
  return { operationId: id, summary, tags: [tag], responses, ...security };
}

/** Describes a body of JSON with an example for each model. */
export function toJsonBody(schema: string, examples: Readonly<Record<string, unknown>>): RequestBody {
  const named = Object.entries(examples).map(([name, value]): [string, { readonly value: unknown }] => [
    name,
    { value },
  ]);
  return {
    required: true,
    content: {
      'application/json': {
        schema: refTo(schema),
        examples: Object.fromEntries(named),
      },
    },
  };
}

function toAnswer(description: string, mediaType: string, schema: string): Answers[string] {
  return { description, content: { [mediaType]: { schema: refTo(schema) } } };
}
