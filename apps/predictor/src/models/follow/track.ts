import type { ModelRepository } from '@medcast/model-bundle';
import type { ModelCatalog } from '../model-catalog';
import type { StartOptions } from '../start-model';
import type { Patience } from './ask-repository';
import type { Followed, ReloadReport } from './reload-report';

/** One channel that is followed for all models: where it is read, and what is kept in step with it. */
export interface Track {
  readonly repository: ModelRepository;
  readonly channel: string;
  readonly catalog: ModelCatalog;
  /** How each model is run. */
  readonly options: StartOptions;
  readonly patience: Patience;
  readonly report: ReloadReport;
  /**
   * For candidates: the models in service. A candidate is an option: its channel may be absent, and the version that is
   * in service already is no candidate.
   */
  readonly champions?: ModelCatalog;
}

/** Names a model of a track for the log and the metrics. */
export function toFollowed({ channel, catalog }: Track, model: string): Followed {
  return { model, channel, serving: catalog.entry(model)?.serving?.version };
}
