import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ServedCard, ServedModelDetail, ServedModelList, ServedSchema } from '@medcast/prediction-contract';
import { toFormModel, toJsonSchema } from '@medcast/record-schema';
import { ModelCatalog } from './model-catalog';
import { toServedModel, toServedModelDetail } from './to-served-model';

/** What is served, and all that a client needs to know to ask it. */
@ApiTags('Models')
@Controller('api/v1/models')
export class ModelsController {
  constructor(private readonly catalog: ModelCatalog) {}

  @Get()
  @ApiOperation({ operationId: 'listModels', summary: 'The models served' })
  list(): ServedModelList {
    return { models: this.catalog.models.map(toServedModel) };
  }

  @Get(':model')
  @ApiOperation({ operationId: 'getModel', summary: 'One model: its version, hashes and cross-validated figures' })
  show(@Param('model') name: string): ServedModelDetail {
    return toServedModelDetail(this.catalog.find(name));
  }

  @Get(':model/schema')
  @ApiOperation({
    operationId: 'getSchema',
    summary: 'The fields of its records: as JSON Schema 2020-12 and as a form',
  })
  schema(@Param('model') name: string): ServedSchema {
    const { schema } = this.catalog.find(name).bundle;
    return { jsonSchema: toJsonSchema(schema), form: toFormModel(schema) };
  }

  @Get(':model/card')
  @ApiOperation({ operationId: 'getCard', summary: 'Its model card' })
  card(@Param('model') name: string): ServedCard {
    return this.catalog.find(name).bundle.card;
  }
}
