import { Inject, Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { type CatalogEntry, problemOf, stateOf } from '../models/catalog-entry';
import { ModelCatalog } from '../models/model-catalog';
import { type Settings, SETTINGS } from '../settings/settings';

/**
 * Up when every expected model is verified and self-tested; else it says which is missing, and why. A model in service
 * stays up whatever becomes of its channel, and says how old its knowledge of it is.
 */
@Injectable()
export class ModelsHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly catalog: ModelCatalog,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  areReady<const Key extends string>(key: Key): HealthIndicatorResult<Key> {
    const indicator = this.indicators.check(key);
    const { entries, failure, missing, isReady } = this.catalog;
    if (failure !== undefined && entries.length === 0) {
      return indicator.down({ code: failure.code, detail: failure.detail });
    }
    const models = entries.map((entry) => toDetail(entry, this.settings.channel));
    return isReady ? indicator.up({ models, missing }) : indicator.down({ models, missing });
  }
}

function toDetail(entry: CatalogEntry, channel: string): Readonly<Record<string, unknown>> {
  const { name, serving, refusal, channelVersion } = entry;
  const problem = problemOf(entry);
  const version = serving?.version ?? refusal?.version ?? channelVersion ?? null;
  return {
    name,
    state: stateOf(entry),
    version,
    channel: { name: channel, version: channelVersion ?? null, ...toCheckDetail(entry) },
    ...(refusal !== undefined && { refused: { version: refusal.version, code: refusal.problem.code } }),
    ...(problem !== undefined && { code: problem.code, detail: problem.detail }),
  };
}

/** When the channel was looked at, and what was wrong then. */
function toCheckDetail({ check }: CatalogEntry): Readonly<Record<string, unknown>> {
  if (check === undefined) return {};
  const { atMs, succeededAtMs, problem } = check;
  const ageSeconds = succeededAtMs === undefined ? null : Math.round((Date.now() - succeededAtMs) / 1000);
  return {
    lastCheck: new Date(atMs).toISOString(),
    ageSeconds,
    ...(problem !== undefined && { lastError: problem.code }),
  };
}
