import { PROBLEM_MEDIA_TYPE } from '@medcast/problem';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { LoadedModel } from '../models/loaded-model';
import { type Contract, toJsonBody, toOperation } from './operation-parts';
import type { ProtocolFacts } from './protocol-paths';

const contract: Contract = { tag: 'Predictions', refusal: [PROBLEM_MEDIA_TYPE, 'Problem'] };

/** Describes `…/what-if`, with a question of each model that can be tried. */
export function describeWhatIfPath({ models, needsKey }: ProtocolFacts): OpenAPIObject['paths'] {
  const names = models.map(({ name }) => name);
  const examples = Object.fromEntries(models.map((model) => [model.name, toExample(model)]));
  const post = toOperation(contract, {
    id: 'whatIf',
    summary: 'How the estimate of a record changes with one or two of its fields',
    answer: 'WhatIf',
    problems: ['400', ...(needsKey ? ['401'] : []), '404', '413', '415', '503'],
  });
  return {
    '/api/v1/models/{model}/what-if': {
      post: {
        ...post,
        parameters: [
          {
            name: 'model',
            in: 'path',
            required: true,
            schema: { type: 'string', ...(names.length > 0 && { enum: names }) },
          },
        ],
        requestBody: toJsonBody('WhatIfQuestion', examples),
      },
    },
  };
}

function toExample({ bundle }: LoadedModel): unknown {
  const { fields } = bundle.schema;
  const varied = fields.find(({ kind }) => kind !== 'text');
  return {
    record: Object.fromEntries(fields.map(({ name, example }) => [name, example])),
    vary: varied === undefined ? [] : [{ field: varied.name, values: [varied.example] }],
  };
}
