import { Module } from '@nestjs/common';
import { ModelsModule } from '../models/models.module';
import { Drift } from './drift';
import { DriftMetrics } from './drift-metrics';
import { DriftController } from './drift.controller';

/** Tells how far what is asked has moved from the training data. */
@Module({
  imports: [ModelsModule],
  controllers: [DriftController],
  providers: [Drift, DriftMetrics],
  exports: [Drift],
})
export class DriftModule {}
