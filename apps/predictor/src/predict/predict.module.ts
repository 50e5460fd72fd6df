import { Module } from '@nestjs/common';
import { DriftModule } from '../drift/drift.module';
import { ModelsModule } from '../models/models.module';
import { ShadowModule } from '../shadow/shadow.module';
import { LifecycleModule } from '../lifecycle/lifecycle.module';
import { HotAdmission } from './hot-route/hot-admission';
import { HotAnswers } from './hot-route/hot-answers';
import { HotExchanges } from './hot-route/hot-exchanges';
import { HotRecords } from './hot-route/hot-records';
import { HotRoute } from './hot-route/hot-route';
import { PredictRoutes } from './predict-routes';
import { PredictionMetrics } from './prediction-metrics';
import { PredictionRecords } from './prediction-records';
import { Predictions } from './predictions';

/** Answers predictions. */
@Module({
  imports: [DriftModule, LifecycleModule, ModelsModule, ShadowModule],
  providers: [
    PredictionMetrics,
    PredictionRecords,
    Predictions,
    PredictRoutes,
    HotAdmission,
    HotAnswers,
    HotExchanges,
    HotRecords,
    HotRoute,
  ],
  exports: [PredictionMetrics, PredictionRecords],
})
export class PredictModule {}
