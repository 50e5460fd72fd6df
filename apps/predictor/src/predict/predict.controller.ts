import { Body, Controller, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PredictionResponse } from '@medcast/prediction-contract';
import type { FastifyRequest } from 'fastify';
import type { JsonDocument } from '../json-body/json-document';
import { INSURANCE_MODEL } from '../models/check-patient-schema';
import { ParsePredictionQueryPipe, type PredictionQuery } from './parse-prediction-query.pipe';
import { Predictions } from './predictions';

/** Predictions for one record. */
@ApiTags('Predictions')
@Controller('api/v1')
export class PredictController {
  constructor(private readonly predictions: Predictions) {}

  @Post('predict')
  @HttpCode(200)
  @ApiOperation({ operationId: 'predictCharges', summary: 'The medical charges to expect for one patient' })
  predictCharges(
    @Body() document: JsonDocument | undefined,
    @Query(ParsePredictionQueryPipe) { explain }: PredictionQuery,
    @Req() request: FastifyRequest,
  ): Promise<PredictionResponse> {
    return this.predictions.answer(INSURANCE_MODEL, { document, explain, request });
  }

  @Post('models/:model/predict')
  @HttpCode(200)
  @ApiOperation({ operationId: 'predict', summary: 'What a model says of one record' })
  predict(
    @Param('model') model: string,
    @Body() document: JsonDocument | undefined,
    @Query(ParsePredictionQueryPipe) { explain }: PredictionQuery,
    @Req() request: FastifyRequest,
  ): Promise<PredictionResponse> {
    return this.predictions.answer(model, { document, explain, request });
  }
}
