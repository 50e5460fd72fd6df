import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { ModelCatalog } from '../models/model-catalog';

/** Up once every model has been tried: a refused bundle is for readiness to tell, a restart would not mend it. */
@Injectable()
export class StartupHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly catalog: ModelCatalog,
  ) {}

  isComplete<const Key extends string>(key: Key): HealthIndicatorResult<Key> {
    const indicator = this.indicators.check(key);
    return this.catalog.isLoading ? indicator.down('models are being loaded') : indicator.up();
  }
}
