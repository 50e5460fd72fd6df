import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DriftReport } from '@medcast/prediction-contract';
import { ModelCatalog } from '../models/model-catalog';
import { Drift } from './drift';

/** How far what a model is asked has moved from what it was trained on. */
@ApiTags('Models')
@Controller('api/v1/models')
export class DriftController {
  constructor(
    private readonly catalog: ModelCatalog,
    private readonly drift: Drift,
  ) {}

  @Get(':model/drift')
  @ApiOperation({ operationId: 'getDrift', summary: 'What this process was asked, beside the training data' })
  show(@Param('model') name: string): DriftReport {
    return this.drift.report(this.catalog.find(name));
  }
}
