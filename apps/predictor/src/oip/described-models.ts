import { Injectable } from '@nestjs/common';
import { ModelCatalog } from '../models/model-catalog';
import { type ModelMetadata, toModelMetadata } from './model/to-model-metadata';
import { findServed, type ModelParams } from './served-version';
import { InferenceStatistics, type ModelStatistics } from './statistics';

/** The figures of several versions, as the statistics extension has them. */
export interface StatisticsList {
  readonly model_stats: readonly ModelStatistics[];
}

/** What the protocol says of the models in service. */
@Injectable()
export class DescribedModels {
  constructor(
    private readonly catalog: ModelCatalog,
    private readonly statistics: InferenceStatistics,
  ) {}

  list(): { readonly models: readonly string[] } {
    return { models: this.catalog.models.map(({ name }) => name) };
  }

  /** @throws Problem what {@link findServed} refuses */
  describe(params: ModelParams): ModelMetadata {
    return toModelMetadata(findServed(this.catalog, params));
  }

  /** @throws Problem what {@link findServed} refuses, for one that is not ready among others */
  ready(params: ModelParams): { readonly name: string; readonly ready: true } {
    return { name: findServed(this.catalog, params).name, ready: true };
  }

  /** @throws Problem what {@link findServed} refuses */
  statisticsOf(params: ModelParams): StatisticsList {
    return { model_stats: [this.statistics.toStatistics(findServed(this.catalog, params))] };
  }

  statisticsOfAll(): StatisticsList {
    return { model_stats: this.catalog.models.map((model) => this.statistics.toStatistics(model)) };
  }
}
