import type { Estimate } from '@medcast/prediction-contract';
import type { Scores } from '../scorer/scorer';
import type { RowCaller } from './batcher';
import type { RunTimes } from './run-observer';

/** Who asks for an estimate, and is told once, in a later turn of the event loop. */
export interface EstimateCaller {
  /** May throw: {@link fail} is then called. */
  answer(estimate: Estimate, times: RunTimes): void;
  /** Must not throw. */
  fail(error: unknown): void;
}

/** Makes of one row's outputs the estimate that a caller waits for. */
export class EstimateRowCaller implements RowCaller {
  constructor(
    private readonly caller: EstimateCaller,
    private readonly read: (scores: Scores, row: number) => Estimate,
  ) {}

  answer(scores: Scores, row: number, times: RunTimes): void {
    try {
      this.caller.answer(this.read(scores, row), times);
    } catch (error) {
      // Problem of this record alone, or of its caller.
      this.caller.fail(error);
    }
  }

  fail(error: unknown): void {
    this.caller.fail(error);
  }
}
