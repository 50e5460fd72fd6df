import { Module } from '@nestjs/common';
import { DriftModule } from '../drift/drift.module';
import { ModelsModule } from '../models/models.module';
import { ShadowModule } from '../shadow/shadow.module';
import { HotRouteModule } from '../hot-route/hot-route.module';
import { LifecycleModule } from '../lifecycle/lifecycle.module';
import { HotPredictions } from './hot-predictions';
import { PredictRoutes } from './predict-routes';
import { PredictionMetrics } from './prediction-metrics';
import { PredictionRecords } from './prediction-records';
import { Predictions } from './predictions';

/** Answers predictions. */
@Module({
  imports: [DriftModule, HotRouteModule, LifecycleModule, ModelsModule, ShadowModule],
  providers: [PredictionMetrics, PredictionRecords, Predictions, PredictRoutes, HotPredictions],
  exports: [PredictionMetrics, PredictionRecords],
})
export class PredictModule {}
