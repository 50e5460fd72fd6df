import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { AdminModule } from './admin/admin.module';
import { BulkModule } from './bulk/bulk.module';
import { FormModule } from './form/form.module';
import { HealthModule } from './health/health.module';
import { InvocationsModule } from './invocations/invocations.module';
import { JsonBodyModule } from './json-body/json-body.module';
import type { Log } from './logging/create-log';
import { LoggingModule } from './logging/logging.module';
import { MetricsModule } from './metrics/metrics.module';
import { OipModule } from './oip/oip.module';
import { PredictModule } from './predict/predict.module';
import { ProblemsModule } from './problems/problems.module';
import type { RouteTable } from './problems/route-table';
import type { Settings } from './settings/settings';
import { SettingsModule } from './settings/settings.module';

/** What is made before the modules are. */
export interface AppParts {
  readonly settings: Settings;
  readonly log: Log;
  readonly routes: RouteTable;
}

/** The predictor. */
@Module({})
export class AppModule {
  static of({ settings, log, routes }: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(settings),
        LoggingModule.of(log),
        MetricsModule,
        AccessModule,
        ProblemsModule.of(routes),
        JsonBodyModule,
        PredictModule,
        BulkModule,
        OipModule,
        InvocationsModule,
        HealthModule,
        AdminModule,
        FormModule,
      ],
    };
  }
}
