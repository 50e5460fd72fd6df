import { computed, inject, Injectable, resource } from '@angular/core';
import { PredictionClient } from '../api/prediction-client';

/** The models that the predictor serves, loaded once. */
@Injectable({ providedIn: 'root' })
export class ModelCatalogue {
  private readonly client = inject(PredictionClient);

  readonly list = resource({ loader: ({ abortSignal }) => this.client.listModels(abortSignal) });

  /** Empty until loaded, and when loading failed. */
  readonly models = computed(() => (this.list.hasValue() ? this.list.value().models : []));
}
