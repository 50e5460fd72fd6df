import { Inject, Injectable } from '@nestjs/common';
import { metricNames } from '@medcast/deploy-contract';
import { Gauge, type Registry } from 'prom-client';
import { METRICS } from '../metrics/metrics';
import type { LoadedModel } from '../models/loaded-model';
import { ModelCatalog } from '../models/model-catalog';
import { Drift } from './drift';
import { type FieldFigures, toFieldFigures } from './field-figures';

const labelNames = ['model', 'version', 'field', 'period'] as const;

type Label = (typeof labelNames)[number];

interface Sample {
  readonly labels: Readonly<Record<Label, string>>;
  readonly figures: FieldFigures;
}

/** Says in the metrics how far each field has moved, and of how many values that is said. */
@Injectable()
export class DriftMetrics {
  constructor(
    @Inject(METRICS) registry: Registry,
    private readonly catalog: ModelCatalog,
    private readonly drift: Drift,
  ) {
    this.register(registry, {
      name: metricNames.driftPsi,
      help: 'Population stability index of a field against the training data; none below 200 values.',
      of: ({ psi }) => psi,
    });
    this.register(registry, {
      name: metricNames.driftValues,
      help: 'Values of a field that were compared with the training data.',
      of: ({ n }) => n,
    });
  }

  private register(registry: Registry, { name, help, of }: DriftFigure): void {
    const samples = (): readonly Sample[] => this.catalog.models.flatMap((model) => this.samplesOf(model));
    new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [registry],
      collect(): void {
        this.reset();
        for (const { labels, figures } of samples()) {
          const figure = of(figures);
          if (figure !== null) this.set(labels, figure);
        }
      },
    });
  }

  private samplesOf(model: LoadedModel): readonly Sample[] {
    const drift = this.drift.of(model);
    const common = { model: model.name, version: String(model.version) };
    const periods = { start: drift.sinceStart(), hour: drift.lastHour() };
    return Object.entries(periods).flatMap(([period, counts]) =>
      drift.fields.map((counters, index) => ({
        labels: { ...common, field: counters.field, period },
        figures: toFieldFigures(counters, drift.countsOfField(counts, index)),
      })),
    );
  }
}

interface DriftFigure {
  readonly name: string;
  readonly help: string;
  readonly of: (figures: FieldFigures) => number | null;
}
