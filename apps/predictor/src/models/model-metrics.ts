import { Inject, Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { METRICS } from '../metrics/metrics';
import { type Settings, SETTINGS } from '../settings/settings';
import { type CatalogEntry, stateOf } from './catalog-entry';
import { Catalogs } from './catalogs';

/** Says in the metrics what runs, in which version, and how old the knowledge of its channel is. */
@Injectable()
export class ModelMetrics {
  constructor(@Inject(METRICS) registry: Registry, catalogs: Catalogs, @Inject(SETTINGS) { channel }: Settings) {
    new Gauge({
      name: 'medcast_model_info',
      help: 'Versions of the models and their states: ready, previous, shadow, refused, failed, loading, unloaded.',
      labelNames: ['model', 'version', 'state'],
      registers: [registry],
      collect(): void {
        this.reset();
        for (const entry of catalogs.champions.entries) toVersions(entry).forEach((labels) => this.set(labels, 1));
        for (const { name, version } of catalogs.candidates.models)
          this.set({ model: name, version: String(version), state: 'shadow' }, 1);
      },
    });
    new Gauge({
      name: 'medcast_channel_check_age_seconds',
      help: 'Time since the channel of the model was last read with success.',
      labelNames: ['model', 'channel'],
      registers: [registry],
      collect(): void {
        this.reset();
        for (const { name, check } of catalogs.champions.entries) {
          if (check?.succeededAtMs === undefined) continue;
          this.set({ model: name, channel }, (Date.now() - check.succeededAtMs) / 1000);
        }
      },
    });
  }
}

type VersionLabels = Readonly<Record<'model' | 'version' | 'state', string>>;

function toVersions(entry: CatalogEntry): readonly VersionLabels[] {
  const { name: model, serving, previous, refusal, channelVersion } = entry;
  const running = serving?.version ?? refusal?.version ?? channelVersion;
  const versions: VersionLabels[] = [{ model, version: String(running ?? ''), state: stateOf(entry) }];
  if (previous !== undefined) versions.push({ model, version: String(previous.manifest.version), state: 'previous' });
  if (refusal !== undefined) versions.push({ model, version: String(refusal.version), state: 'refused' });
  return versions;
}
