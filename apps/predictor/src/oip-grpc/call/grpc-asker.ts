import { cancelled } from '../../lifecycle/gone-signal';
import type { Asker } from '../../oip/asker';
import type { LoadedModel } from '../../models/loaded-model';
import type { Shadow } from '../../shadow/shadow';
import type { Observation } from '../../shadow/shadow-queue';
import type { Tracing } from '../../tracing/tracing';

/** Whoever asks over gRPC: gone once the call is cancelled or its deadline has passed. */
export class GrpcAsker implements Asker {
  /** `undefined` until somebody wants to know: most calls are over before. */
  private gone: AbortController | undefined;
  private hasLeft = false;

  constructor(readonly id: string) {}

  whenGone(): AbortSignal {
    this.gone ??= new AbortController();
    if (this.hasLeft) this.gone.abort(cancelled());
    return this.gone.signal;
  }

  /** To be called when the call has ended, before or after its answer. */
  leave(): void {
    this.hasLeft = true;
    this.gone?.abort(cancelled());
  }

  /** Calls are not traced. */
  traced(_tracing: Tracing | undefined, model: LoadedModel): LoadedModel {
    return model;
  }

  showTo(shadow: Shadow, observation: Observation): void {
    shadow.observeAnswered(this.id, observation);
  }
}
