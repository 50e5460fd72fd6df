import { Injectable } from '@nestjs/common';
import { Drain } from '../lifecycle/drain';
import { ModelCatalog } from '../models/model-catalog';

/** Whether requests are welcome, for the contracts that ask at a path of their own. */
@Injectable()
export class ServingState {
  constructor(
    private readonly catalog: ModelCatalog,
    private readonly drain: Drain,
  ) {}

  /** Every expected model is verified, and the program is not about to stop. */
  get isServing(): boolean {
    return this.catalog.isReady && !this.drain.isDraining;
  }
}
