import { Module } from '@nestjs/common';
import { ModelsModule } from '../models/models.module';
import { ShadowModule } from '../shadow/shadow.module';
import { PredictController } from './predict.controller';
import { PredictionMetrics } from './prediction-metrics';
import { Predictions } from './predictions';

/** Answers predictions. */
@Module({
  imports: [ModelsModule, ShadowModule],
  controllers: [PredictController],
  providers: [PredictionMetrics, Predictions],
})
export class PredictModule {}
