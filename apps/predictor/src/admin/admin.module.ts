import { Module } from '@nestjs/common';
import { ModelsModule } from '../models/models.module';
import { ShadowModule } from '../shadow/shadow.module';
import { ADMIN_ROUTES, type AdminRoute } from './admin-route';
import { AdminServer } from './admin-server';
import { MetricsRoute } from './metrics-route';
import { RepositoryRoutes } from './repository-routes';
import { ShadowRoute } from './shadow-route';

/** Serves what is for operators alone, on a port of its own. */
@Module({
  imports: [ModelsModule, ShadowModule],
  providers: [
    AdminServer,
    MetricsRoute,
    RepositoryRoutes,
    ShadowRoute,
    {
      provide: ADMIN_ROUTES,
      inject: [MetricsRoute, RepositoryRoutes, ShadowRoute],
      useFactory: (...routes: readonly AdminRoute[]) => routes,
    },
  ],
  exports: [AdminServer],
})
export class AdminModule {}
