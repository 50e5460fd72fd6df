import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ModelCatalog } from './model-catalog';

/** The models in service, and those that score beside them in the shadow. */
@Injectable()
export class Catalogs implements OnApplicationShutdown {
  /** Not in service: never looked at by an answer, readiness or a list of models. */
  readonly candidates = new ModelCatalog();

  constructor(readonly champions: ModelCatalog) {}

  onApplicationShutdown(): Promise<void> {
    return this.candidates.onApplicationShutdown();
  }
}
