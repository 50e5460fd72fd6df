import { Inject, Injectable } from '@nestjs/common';
import { RunMetrics } from '../../metrics/run-metrics';
import { type Settings, SETTINGS } from '../../settings/settings';
import type { StartOptions } from '../start-model';

/** By what models are followed, and how each is run. */
@Injectable()
export class FollowRules {
  readonly options: StartOptions;

  constructor(
    @Inject(SETTINGS) readonly settings: Settings,
    runMetrics: RunMetrics,
  ) {
    const { scorerThreads: threads, maxQueue, queueTimeoutMs } = settings;
    const tallyOf: StartOptions['tallyOf'] = (model, version) => runMetrics.tallyOf(model, version);
    this.options = { threads, maxQueue, queueTimeoutMs, tallyOf };
  }
}
