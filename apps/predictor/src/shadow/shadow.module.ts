import { Module } from '@nestjs/common';
import { ModelsModule } from '../models/models.module';
import { Shadow } from './shadow';
import { ShadowLog } from './shadow-log';
import { ShadowMetrics } from './shadow-metrics';
import { ShadowQueue } from './shadow-queue';
import { ShadowReports } from './shadow-reports';

/** Lets candidates score beside the models in service, and reports how they do. */
@Module({
  imports: [ModelsModule],
  providers: [Shadow, ShadowLog, ShadowMetrics, ShadowQueue, ShadowReports],
  exports: [Shadow, ShadowReports],
})
export class ShadowModule {}
