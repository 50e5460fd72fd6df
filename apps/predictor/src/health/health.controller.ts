import { Controller, Get, Header, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheck, type HealthCheckResult, HealthCheckService } from '@nestjs/terminus';
import { probePaths } from '@medcast/deploy-contract';
import { DrainHealth } from './drain.health';
import { HealthFilter } from './health.filter';
import { ModelsHealth } from './models.health';
import { StartupHealth } from './startup.health';

/** What an orchestrator probes. */
@ApiTags('Health')
@UseFilters(HealthFilter)
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly models: ModelsHealth,
    private readonly drain: DrainHealth,
    private readonly startup: StartupHealth,
  ) {}

  /** Not through terminus: its check answers 503 while the program shuts down, and a restart then would cut the drain. */
  @Get(probePaths.liveness)
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'live', summary: 'Whether the event loop beats' })
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  @Get(probePaths.readiness)
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  @ApiOperation({ operationId: 'ready', summary: 'Whether every expected model is verified and requests are welcome' })
  ready(): Promise<HealthCheckResult> {
    return this.health.check([() => this.drain.isServing('serving'), () => this.models.areReady('models')]);
  }

  @Get(probePaths.startup)
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  @ApiOperation({ operationId: 'startup', summary: 'Whether loading has come to an end, well or not' })
  started(): Promise<HealthCheckResult> {
    return this.health.check([() => this.startup.isComplete('startup')]);
  }
}
