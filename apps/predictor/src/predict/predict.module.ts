import { Module } from '@nestjs/common';
import { ModelsModule } from '../models/models.module';
import { ObserversModule } from '../observers/observers.module';
import { LifecycleModule } from '../lifecycle/lifecycle.module';
import { PredictRoutes } from './predict-routes';
import { PredictionMetrics } from './prediction-metrics';
import { Predictions } from './predictions';

/** Answers predictions. */
@Module({
  imports: [LifecycleModule, ModelsModule, ObserversModule],
  providers: [PredictionMetrics, Predictions, PredictRoutes],
  exports: [PredictionMetrics],
})
export class PredictModule {}
