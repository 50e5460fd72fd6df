import { Module } from '@nestjs/common';
import { Catalogs } from './catalogs';
import { ChannelFollower } from './follow/channel-follower';
import { FollowRules } from './follow/follow-rules';
import { ReloadReport } from './follow/reload-report';
import { ModelCatalog } from './model-catalog';
import { ModelMetrics } from './model-metrics';
import { ModelsController } from './models.controller';

/** Loads, verifies, follows and lists the models. */
@Module({
  controllers: [ModelsController],
  providers: [Catalogs, ChannelFollower, FollowRules, ModelCatalog, ModelMetrics, ReloadReport],
  exports: [Catalogs, ChannelFollower, ModelCatalog],
})
export class ModelsModule {}
