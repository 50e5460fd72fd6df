import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { LifecycleModule } from '../lifecycle/lifecycle.module';
import { ModelsModule } from '../models/models.module';
import { DrainHealth } from './drain.health';
import { HealthController } from './health.controller';
import { ModelsHealth } from './models.health';
import { StartupHealth } from './startup.health';

/** Answers liveness, readiness and startup probes. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false }), ModelsModule, LifecycleModule],
  controllers: [HealthController],
  providers: [DrainHealth, ModelsHealth, StartupHealth],
})
export class HealthModule {}
