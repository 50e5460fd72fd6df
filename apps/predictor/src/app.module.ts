import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { AdminModule } from './admin/admin.module';
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

/** What is made before the modules are. */
export interface AppParts extends LogParts {
  readonly settings: Settings;
  readonly routes: RouteTable;
}

/** The predictor. */
@Module({})
export class AppModule {
  static of({ settings, routes, ...logParts }: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(settings),
        LoggingModule.of(logParts),
        MetricsModule,
        AccessModule,
        ProblemsModule.of(routes),
        JsonBodyModule,
        PredictModule,
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
