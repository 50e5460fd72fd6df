import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ErrorsController } from './errors.controller';
import { ProblemFilter } from './problem.filter';
import { RefusalMetrics } from './refusal-metrics';
import { RouteTable } from './route-table';
import { UnknownRoutes } from './unknown-routes';

/** Turns every failure into a problem body, and explains the codes. */
@Global()
@Module({})
export class ProblemsModule {
  static of(routes: RouteTable): DynamicModule {
    return {
      module: ProblemsModule,
      controllers: [ErrorsController],
      providers: [
        RefusalMetrics,
        UnknownRoutes,
        { provide: RouteTable, useValue: routes },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [UnknownRoutes],
    };
  }
}
