import { Module } from '@nestjs/common';
import { DriftModule } from '../drift/drift.module';
import { ModelsModule } from '../models/models.module';
import { ShadowModule } from '../shadow/shadow.module';
import { LifecycleModule } from '../lifecycle/lifecycle.module';
import { PredictRoutes } from './predict-routes';
import { PredictionMetrics } from './prediction-metrics';
import { Predictions } from './predictions';

/** Answers predictions. */
@Module({
  imports: [DriftModule, LifecycleModule, ModelsModule, ShadowModule],
  providers: [PredictionMetrics, Predictions, PredictRoutes],
  exports: [PredictionMetrics],
})
export class PredictModule {}
