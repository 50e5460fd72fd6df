import { Module } from '@nestjs/common';
import { DriftModule } from '../drift/drift.module';
import { HotRouteModule } from '../hot-route/hot-route.module';
import { LifecycleModule } from '../lifecycle/lifecycle.module';
import { ModelsModule } from '../models/models.module';
import { PredictModule } from '../predict/predict.module';
import { ShadowModule } from '../shadow/shadow.module';
import { DescribedModels } from './described-models';
import { HotInference } from './hot/hot-inference';
import { HttpInference } from './http-inference';
import { Inference } from './inference';
import { InferenceRoutes } from './inference-routes';
import { MetadataRoutes } from './metadata-routes';
import { RecordedInferences } from './hot/recorded-inferences';
import { RequestReader } from './request/request-reader';
import { ScoredRequests } from './scored-requests';
import { ServingState } from './serving-state';
import { InferenceStatistics } from './statistics';

/** Speaks the Open Inference Protocol v2. */
@Module({
  imports: [DriftModule, HotRouteModule, LifecycleModule, ModelsModule, PredictModule, ShadowModule],
  providers: [
    DescribedModels,
    HotInference,
    HttpInference,
    Inference,
    InferenceRoutes,
    InferenceStatistics,
    MetadataRoutes,
    RecordedInferences,
    RequestReader,
    ScoredRequests,
    ServingState,
  ],
  exports: [DescribedModels, Inference, ScoredRequests, ServingState],
})
export class OipModule {}
