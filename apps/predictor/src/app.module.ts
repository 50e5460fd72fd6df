import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { AdminModule } from './admin/admin.module';
import { BulkModule } from './bulk/bulk.module';
import { FormModule } from './form/form.module';
import { HealthModule } from './health/health.module';
import { InvocationsModule } from './invocations/invocations.module';
import { JsonBodyModule } from './json-body/json-body.module';
import { LoggingModule, type LogParts } from './logging/logging.module';
import { MetricsModule } from './metrics/metrics.module';
import { OipModule } from './oip/oip.module';
import { OipGrpcModule } from './oip-grpc/oip-grpc.module';
import { PredictModule } from './predict/predict.module';
import { ProblemsModule } from './problems/problems.module';
import type { RouteTable } from './problems/route-table';
import type { Settings } from './settings/settings';
import { SettingsModule } from './settings/settings.module';
import type { Tracing } from './tracing/tracing';
import { TracingModule } from './tracing/tracing.module';
import { WhatIfModule } from './what-if/what-if.module';

/** What is made before the modules are. */
export interface AppParts extends LogParts {
  readonly settings: Settings;
  readonly routes: RouteTable;
  /** `undefined`: nothing is traced. */
  readonly tracing: Tracing | undefined;
}

/** The predictor. */
@Module({})
export class AppModule {
  static of({ settings, routes, tracing, ...logParts }: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(settings),
        LoggingModule.of(logParts),
        TracingModule.of(tracing),
        MetricsModule,
        AccessModule,
        ProblemsModule.of(routes),
        JsonBodyModule,
        PredictModule,
        WhatIfModule,
        BulkModule,
        OipModule,
        OipGrpcModule,
        InvocationsModule,
        HealthModule,
        AdminModule,
        FormModule,
      ],
    };
  }
}
