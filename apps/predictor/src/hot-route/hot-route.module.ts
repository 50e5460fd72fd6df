import { Module } from '@nestjs/common';
import { LifecycleModule } from '../lifecycle/lifecycle.module';
import { ModelsModule } from '../models/models.module';
import { HotAdmission } from './hot-admission';
import { HotAnswers } from './hot-answers';
import { HotExchanges } from './hot-exchanges';
import { HotGate } from './hot-gate';
import { HotRecords } from './hot-records';
import { HotRoute } from './hot-route';

/** Answers ordinary questions in front of Fastify. */
@Module({
  imports: [LifecycleModule, ModelsModule],
  providers: [HotAdmission, HotAnswers, HotExchanges, HotGate, HotRecords, HotRoute],
  exports: [HotRoute],
})
export class HotRouteModule {}
