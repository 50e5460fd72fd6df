import type { OpenAPIObject } from '@nestjs/swagger';

const tags = ['Predictions'];

/** What the OpenAPI document says of the routes that no controller describes; `describeServedModels` adds the rest. */
export const predictionPaths: OpenAPIObject['paths'] = {
  '/api/v1/predict': {
    post: {
      operationId: 'predictCharges',
      summary: 'The medical charges to expect for one patient',
      tags,
      responses: {},
    },
  },
  '/api/v1/models/{model}/predict': {
    post: { operationId: 'predict', summary: 'What a model says of one record', tags, responses: {} },
  },
};
