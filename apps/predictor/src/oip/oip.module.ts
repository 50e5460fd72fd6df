import { Module } from '@nestjs/common';
import { LifecycleModule } from '../lifecycle/lifecycle.module';
import { ModelsModule } from '../models/models.module';
import { ObserversModule } from '../observers/observers.module';
import { PredictModule } from '../predict/predict.module';
import { DescribedModels } from './described-models';
import { Inference } from './inference';
import { InferenceRoutes } from './inference-routes';
import { MetadataRoutes } from './metadata-routes';
import { RequestReader } from './request/request-reader';
import { ScoredRequests } from './scored-requests';
import { ServingState } from './serving-state';
import { InferenceStatistics } from './statistics';

/** Speaks the Open Inference Protocol v2. */
@Module({
  imports: [LifecycleModule, ModelsModule, ObserversModule, PredictModule],
  providers: [
    DescribedModels,
    Inference,
    InferenceRoutes,
    InferenceStatistics,
    MetadataRoutes,
    RequestReader,
    ScoredRequests,
    ServingState,
  ],
  exports: [ScoredRequests, ServingState],
})
export class OipModule {}
