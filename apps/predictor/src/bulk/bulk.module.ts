import { Module } from '@nestjs/common';
import { LifecycleModule } from '../lifecycle/lifecycle.module';
import { ModelsModule } from '../models/models.module';
import { PredictModule } from '../predict/predict.module';
import { BulkJobs } from './bulk-jobs';
import { BulkMetrics } from './bulk-metrics';
import { BulkRequests } from './bulk-requests';
import { BulkRoutes } from './bulk-routes';
import { BulkThreads } from './thread/bulk-threads';

/** Answers many records in one request, streamed. */
@Module({
  imports: [LifecycleModule, ModelsModule, PredictModule],
  providers: [BulkJobs, BulkMetrics, BulkRequests, BulkRoutes, BulkThreads],
})
export class BulkModule {}
