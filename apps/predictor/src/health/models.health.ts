import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import type { CatalogEntry } from '../models/catalog-entry';
import { ModelCatalog } from '../models/model-catalog';

/** Up when every expected model is verified and self-tested; else it says which is missing, and why. */
@Injectable()
export class ModelsHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly catalog: ModelCatalog,
  ) {}

  areReady<const Key extends string>(key: Key): HealthIndicatorResult<Key> {
    const indicator = this.indicators.check(key);
    const { entries, failure, isLoading } = this.catalog;
    if (failure !== undefined) return indicator.down({ code: failure.code, detail: failure.detail });
    const missing = entries.filter((entry) => entry.state !== 'ready').map(({ name }) => name);
    const details = { models: entries.map(toDetail), missing };
    return isLoading || missing.length > 0 ? indicator.down(details) : indicator.up(details);
  }
}

function toDetail(entry: CatalogEntry): Readonly<Record<string, unknown>> {
  const { name, state } = entry;
  switch (entry.state) {
    case 'ready':
      return { name, state, version: entry.model.version };
    case 'loading':
      return { name, state };
    case 'failed':
      return { name, state, version: entry.version ?? null, code: entry.problem.code, detail: entry.problem.detail };
  }
}
