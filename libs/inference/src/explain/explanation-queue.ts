import type { FeatureMatrix, FeaturePipeline } from '@medcast/feature-pipeline';
import type { BatchLimits } from '../batch/batch-limits';
import { overload } from '../batch/overload';
import type { Scorer, Scores } from '../scorer/scorer';
import { RowChunk } from './row-chunk';
import type { RowsToScore } from './rows-to-score';
import { RunPace } from '../batch/run-pace';
import type { RunSizes } from '../batch/run-sizes';

/** What an {@link ExplanationQueue} is made of. */
export interface ExplanationQueueParts {
  readonly pipeline: FeaturePipeline;
  readonly scorer: Scorer;
  readonly sizes: RunSizes;
  /** `mostWaitingRows` is how many explanations may wait. */
  readonly limits: BatchLimits;
}

/** How somebody's rows wait. */
export interface RowsCall {
  /** Gives the rest up between two runs. */
  readonly signal?: AbortSignal | undefined;
  /** Whether its rows were let in before: they wait as long as it takes. */
  readonly isAdmitted?: boolean | undefined;
}

/** Somebody whose rows wait. */
interface Waiting {
  readonly rows: RowsToScore;
  readonly signal: AbortSignal | undefined;
  /** When its first run must have begun, by `performance.now()`. */
  readonly deadlineMs: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  /** First row that is not in a run yet. */
  next: number;
  isOver: boolean;
}

/** Rows of one caller that are in the run, one after another. */
interface Part {
  readonly waiting: Waiting;
  readonly firstRow: number;
  /** For each row, where in the run its features stand; equal ones stand there once. */
  readonly places: readonly number[];
}

/** Rows that are composed for one run at most, where many of them are equal. */
const MOST_COMPOSED_ROWS = 1024;

/**
 * Scores the rows of explanations, in the order in which these were asked for, each row with the bits that it has alone.
 * What is asked for in one tick, or while a run is in progress, shares runs, and what is equal in a run is scored once.
 * A run holds the event loop for about a millisecond; between two of them the loop turns, and single records are scored.
 */
export class ExplanationQueue {
  private readonly chunk: RowChunk;
  private readonly pace: RunPace;
  private waiting: Waiting[] = [];
  private waitingRows = 0;
  private parts: Part[] = [];
  private composedRows = 0;
  /** Rows of the run as it begins. */
  private runRows = 0;
  private composeMs = 0;
  private filledAtMs = 0;
  private isWorking = false;
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly using: ExplanationQueueParts) {
    this.chunk = new RowChunk(using.pipeline);
    this.pace = new RunPace(using.sizes);
  }

  /**
   * Refuses an explanation that could not be done in time, before anything is done for it.
   *
   * @throws Problem `OVERLOADED`
   */
  checkRoom(): void {
    const { mostWaitingRows: most, mostWaitMs } = this.using.limits;
    const { length } = this.waiting;
    if (length >= most) throw overload(`fewer than ${most} explanations that wait`, `${length}`);
    const waitMs = this.pace.msFor(this.waitingRows);
    if (waitMs > mostWaitMs) throw overload(`a wait of at most ${mostWaitMs} ms`, `one of ${Math.ceil(waitMs)} ms`);
  }

  /**
   * Has rows scored. Resolves when all have been taken.
   *
   * @throws Problem `OVERLOADED`, `RECORD_INVALID` of a row whose features are not finite; the reason of the signal
   */
  score(rows: RowsToScore, { signal, isAdmitted = false }: RowsCall): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (!isAdmitted) this.checkRoom();
      const deadlineMs = isAdmitted ? Infinity : performance.now() + this.using.limits.mostWaitMs;
      this.waiting.push({ rows, signal, deadlineMs, resolve, reject, next: 0, isOver: false });
      this.waitingRows += rows.count;
      if (!this.isWorking) this.working = this.work();
    });
  }

  /** Resolves once nothing waits; nothing may be added meanwhile. */
  idle(): Promise<void> {
    return this.working;
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    while (this.waiting.length > 0) {
      this.parts = [];
      this.composedRows = this.composeMs = 0;
      this.chunk.clear();
      try {
        this.settle(await this.using.scorer.scoreLate(this.fill));
      } catch (error) {
        // Error of the native runtime: what has rows in the run fails, what came after is run next.
        const failed = this.parts.length > 0 ? this.parts.map(({ waiting }) => waiting) : this.waiting;
        failed.forEach((waiting) => this.fail(waiting, error));
      }
      this.waiting = this.waiting.filter(({ isOver }) => !isOver);
    }
    this.isWorking = false;
  }

  /** Adds to the run what there is to add; asked again, what has come since. */
  private readonly fill = (): FeatureMatrix => {
    const startedMs = performance.now();
    const mostRows = this.pace.mostRows;
    for (const waiting of this.waiting) {
      if (this.chunk.rows >= mostRows || this.composedRows >= MOST_COMPOSED_ROWS) break;
      if (this.isWanted(waiting, startedMs) && waiting.next < waiting.rows.count) this.addPart(waiting, mostRows);
    }
    this.runRows = this.pace.rowsToRun(this.chunk.rows);
    this.filledAtMs = performance.now();
    this.composeMs += this.filledAtMs - startedMs;
    return this.chunk.first(this.runRows);
  };

  /** Ends what nobody waits for any more, and what has waited too long to be begun. */
  private isWanted(waiting: Waiting, nowMs: number): boolean {
    const { signal, next, deadlineMs, isOver } = waiting;
    if (isOver) return false;
    if (signal?.aborted === true) {
      this.fail(waiting, signal.reason);
      return false;
    }
    if (next > 0 || nowMs <= deadlineMs) return true;
    this.fail(waiting, overload(`a wait of at most ${this.using.limits.mostWaitMs} ms`, 'a longer one'));
    return false;
  }

  private addPart(waiting: Waiting, mostRows: number): void {
    const { rows, next: firstRow } = waiting;
    const places: number[] = [];
    try {
      while (waiting.next < rows.count && this.chunk.rows < mostRows && this.composedRows < MOST_COMPOSED_ROWS) {
        places.push(this.chunk.add(rows.compose(waiting.next)));
        waiting.next++;
        this.composedRows++;
      }
    } catch (error) {
      // Problem of this caller's record: what it has in the run is scored for nobody.
      this.fail(waiting, error);
    }
    this.parts.push({ waiting, firstRow, places });
  }

  private settle(scores: Scores): void {
    this.pace.note(this.runRows, this.composeMs + performance.now() - this.filledAtMs);
    for (const { waiting, firstRow, places } of this.parts) {
      if (waiting.isOver) continue;
      const { rows } = waiting;
      // What did not get into the run is composed again for the next.
      const cut = places.findIndex((place) => place >= this.runRows);
      const end = cut === -1 ? places.length : cut;
      for (let index = 0; index < end; index++) rows.take(firstRow + index, scores, places[index] ?? 0);
      waiting.next = firstRow + end;
      this.waitingRows -= end;
      if (waiting.next < rows.count) continue;
      waiting.isOver = true;
      waiting.resolve();
    }
  }

  private fail(waiting: Waiting, error: unknown): void {
    if (waiting.isOver) return;
    waiting.isOver = true;
    const begun = this.parts.find((part) => part.waiting === waiting)?.firstRow ?? waiting.next;
    this.waitingRows -= waiting.rows.count - begun;
    waiting.reject(error);
  }
}
