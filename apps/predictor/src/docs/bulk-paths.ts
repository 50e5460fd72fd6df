import { PROBLEM_MEDIA_TYPE } from '@medcast/problem';
import type { OpenAPIObject } from '@nestjs/swagger';
import { BULK_MEDIA_TYPES } from '../bulk/request/media-types';
import type { LoadedModel } from '../models/loaded-model';
import { type Operation, toOperation } from './operation-parts';
import type { ProtocolFacts } from './protocol-paths';
import { listOf, refTo, type Schema } from './schema-parts';

const [JSON_TYPE] = BULK_MEDIA_TYPES.json;
const [NDJSON_TYPE] = BULK_MEDIA_TYPES.ndjson;
const [CSV_TYPE] = BULK_MEDIA_TYPES.csv;
const [ARROW_TYPE] = BULK_MEDIA_TYPES.arrow;

const TEXT = { type: 'string' } satisfies Schema;
const BYTES = { type: 'string', contentMediaType: ARROW_TYPE } satisfies Schema;

const PROBLEMS = ['400', '404', '413', '415', '503'];

/** Describes `POST /api/v1/models/{model}/batch`, with bodies that can be tried. */
export function describeBulkPath({ models, needsKey }: ProtocolFacts): OpenAPIObject['paths'] {
  const contract = { tag: 'Predictions', refusal: [PROBLEM_MEDIA_TYPE, 'Problem'] } as const;
  const operation = toOperation(contract, {
    id: 'predictMany',
    summary: 'What a model says of many records: streamed both ways, a status for each row',
    answer: 'BulkRow',
    problems: needsKey ? ['401', ...PROBLEMS] : PROBLEMS,
  });
  const names = models.map(({ name }) => name);
  const responses: Operation['responses'] = {
    ...operation.responses,
    '200': { description: 'Answered row by row, in the type that `accept` wants.', content: toAnswerContent() },
    '406': {
      description: 'None of the types that are accepted can be answered.',
      content: { [PROBLEM_MEDIA_TYPE]: { schema: refTo('Problem') } },
    },
  };
  const path = { name: 'model', in: 'path', required: true, schema: { ...TEXT, enum: names } } as const;
  const requestBody = { required: true, content: toBodyContent(models) };
  return { '/api/v1/models/{model}/batch': { post: { ...operation, responses, parameters: [path], requestBody } } };
}

function toAnswerContent(): Record<string, { schema: Schema }> {
  return {
    [JSON_TYPE]: { schema: listOf(refTo('BulkRow')) },
    [NDJSON_TYPE]: { schema: TEXT },
    [CSV_TYPE]: { schema: TEXT },
    [ARROW_TYPE]: { schema: BYTES },
  };
}

function toBodyContent(models: readonly LoadedModel[]) {
  const examplesOf = (render: (model: LoadedModel) => unknown) => ({
    examples: Object.fromEntries(models.map((model) => [model.name, { value: render(model) }])),
  });
  return {
    [JSON_TYPE]: { schema: listOf({ type: 'object' }), ...examplesOf((model) => [toRecord(model)]) },
    [NDJSON_TYPE]: { schema: TEXT, ...examplesOf((model) => `${JSON.stringify(toRecord(model))}\n`) },
    [CSV_TYPE]: { schema: TEXT, ...examplesOf(toTable) },
    [ARROW_TYPE]: { schema: BYTES },
  };
}

function toTable(model: LoadedModel): string {
  const record = toRecord(model);
  return `${Object.keys(record).join(',')}\n${Object.values(record).join(',')}\n`;
}

function toRecord({ bundle }: LoadedModel): Readonly<Record<string, unknown>> {
  return Object.fromEntries(bundle.schema.fields.map(({ name, example }) => [name, example]));
}
