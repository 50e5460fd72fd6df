import type { FeatureMatrix, FeaturePipeline } from '@medcast/feature-pipeline';
import type { ValidRecord } from '@medcast/record-schema';
import type { Scorer, Scores } from '../scorer/scorer';
import type { BatchLimits } from './batch-limits';
import { MOST_RUN_ROWS } from './exact-run-rows';
import { overload } from './overload';
import { RowQueue } from './row-queue';
import type { RunObserver, RunTimes } from './run-observer';

/** What a {@link Batcher} is made of. */
export interface BatcherParts {
  readonly pipeline: FeaturePipeline;
  readonly scorer: Scorer;
  /** By the number of rows that are there, how many to run: see `exactRunRowsOf`. */
  readonly runRows: Uint8Array;
  readonly limits: BatchLimits;
  readonly observer?: RunObserver | undefined;
}

/** Takes from the outputs of a run what its caller asked for, beginning at the row of its first record. */
export type OutputReader<Result> = (scores: Scores, firstRow: number, times: RunTimes) => Result;

/** Who asks for the outputs of some rows, and is told once: of the run that they were part of, or why there is none. */
export interface RowCaller {
  /** Must not throw: the other callers of the run would not be told. */
  answer(scores: Scores, firstRow: number, times: RunTimes): void;
  fail(error: unknown): void;
}

/** A caller whose rows wait. */
interface Waiting {
  readonly rows: number;
  /** When it came, by the clock of `performance.now()`. */
  readonly cameAtMs: number;
  /** When its run must have begun, by the same clock. */
  readonly deadlineMs: number;
  readonly caller: RowCaller;
}

/** Weight of the latest run in the mean time of a run. */
const LATEST = 0.2;

/**
 * Scores in one run whatever comes in one tick of the event loop, or while a run is in progress, each row with the bits
 * that it has alone. Never waits on a timer: one row that comes by itself is run at the end of its tick.
 */
export class Batcher {
  private readonly queue: RowQueue;
  private readonly waiting: Waiting[] = [];
  private isWorking = false;
  private working: Promise<void> = Promise.resolve();
  /** Callers whose rows the run has read. */
  private takenCallers = 0;
  private takenAtMs = 0;
  private msPerRun = 0;
  /** When the first row came that no run has looked for yet; `undefined` where none did. */
  private arrivalMs: number | undefined;

  constructor(private readonly parts: BatcherParts) {
    this.queue = new RowQueue(parts.pipeline);
  }

  /**
   * Refuses work that could not be done in time, before any is done.
   *
   * @throws Problem `OVERLOADED`
   */
  checkRoom(): void {
    const { mostWaitingRows, mostWaitMs } = this.parts.limits;
    const { length } = this.queue;
    if (length >= mostWaitingRows) throw overload(`fewer than ${mostWaitingRows} records that wait`, `${length}`);
    const waitMs = (length / MOST_RUN_ROWS) * this.msPerRun;
    if (waitMs > mostWaitMs) throw overload(`a wait of at most ${mostWaitMs} ms`, `one of ${Math.ceil(waitMs)} ms`);
  }

  /**
   * Scores some records that come from outside: refused where there is no room, or where their time has come and gone.
   *
   * @param records at most {@link MOST_RUN_ROWS}
   * @throws Problem `OVERLOADED`, and what the features of a record or `read` refuse
   */
  score<Result>(records: readonly ValidRecord[], read: OutputReader<Result>): Promise<Result> {
    return new Promise((resolve, reject) =>
      this.ask(records, { answer: toAnswer(read, { resolve, reject }), fail: reject }),
    );
  }

  /**
   * Like {@link score} without a promise, whose turns would take as long as the run does for one of its rows.
   *
   * @throws Problem at once `OVERLOADED`, and what the features of a record refuse; the caller is then not told
   */
  ask(records: readonly ValidRecord[], caller: RowCaller): void {
    this.checkRoom();
    const cameAtMs = this.arrivedAtMs();
    const deadlineMs = cameAtMs + this.parts.limits.mostWaitMs;
    this.add(records, { rows: records.length, cameAtMs, deadlineMs, caller });
  }

  /** Like {@link score} for work that was admitted before: it waits as long as it takes. */
  scoreAdmitted<Result>(records: readonly ValidRecord[], read: OutputReader<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const caller = { answer: toAnswer(read, { resolve, reject }), fail: reject };
      this.add(records, { rows: records.length, cameAtMs: this.arrivedAtMs(), deadlineMs: Infinity, caller });
    });
  }

  /** Resolves once nothing waits; nothing may be added meanwhile. */
  idle(): Promise<void> {
    return this.working;
  }

  /**
   * Now, as asked of the clock once for all that come between two looks of runs: those are less than a turn of the event
   * loop apart, and a look at the clock for each row would cost more than its features.
   */
  private arrivedAtMs(): number {
    this.arrivalMs ??= performance.now();
    return this.arrivalMs;
  }

  private add(records: readonly ValidRecord[], waiting: Waiting): void {
    this.queue.append(records);
    this.waiting.push(waiting);
    if (!this.isWorking) this.working = this.work();
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    while (this.waiting.length > 0) {
      try {
        this.settle(await this.parts.scorer.scoreLate(this.take));
      } catch (error) {
        // Error of the native runtime: what was in the run fails, what came after is run next.
        this.takenCallers ||= this.waiting.length;
        this.removeTaken().forEach(({ caller }) => caller.fail(error));
      }
    }
    this.isWorking = false;
  }

  /** Takes as many callers as one run has room for; asked again, takes anew. */
  private readonly take = (): FeatureMatrix => {
    this.takenAtMs = performance.now();
    this.arrivalMs = undefined;
    this.refuseLate();
    let rows = 0;
    this.takenCallers = 0;
    for (const waiting of this.waiting) {
      if (rows + waiting.rows > MOST_RUN_ROWS) break;
      rows += waiting.rows;
      this.takenCallers++;
    }
    return this.queue.first(this.parts.runRows[rows] ?? MOST_RUN_ROWS);
  };

  /** All may wait equally long, so that those whose time has come and gone are in front. */
  private refuseLate(): void {
    for (;;) {
      const [first] = this.waiting;
      if (first === undefined || first.deadlineMs >= this.takenAtMs) return;
      this.waiting.shift();
      this.queue.drop(first.rows);
      const { mostWaitMs } = this.parts.limits;
      first.caller.fail(overload(`a wait of at most ${mostWaitMs} ms`, 'a longer one'));
    }
  }

  private settle(scores: Scores): void {
    const runMs = performance.now() - this.takenAtMs;
    const taken = this.removeTaken();
    let rows = 0;
    let summedQueueMs = 0;
    for (const waiting of taken) {
      const queueMs = this.takenAtMs - waiting.cameAtMs;
      waiting.caller.answer(scores, rows, { queueMs, runMs });
      rows += waiting.rows;
      summedQueueMs += queueMs * waiting.rows;
    }
    this.msPerRun += LATEST * (runMs - this.msPerRun);
    const [longest] = taken;
    if (longest === undefined) return;
    this.parts.observer?.onRun({ rows, queueMs: this.takenAtMs - longest.cameAtMs, summedQueueMs, runMs });
  }

  private removeTaken(): readonly Waiting[] {
    const taken = this.waiting.splice(0, this.takenCallers);
    this.takenCallers = 0;
    let rows = 0;
    for (const waiting of taken) rows += waiting.rows;
    this.queue.drop(rows);
    return taken;
  }
}

/** How a promise is settled. */
interface Settling<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

function toAnswer<Result>(read: OutputReader<Result>, { resolve, reject }: Settling<Result>): RowCaller['answer'] {
  return (scores, firstRow, times) => {
    try {
      resolve(read(scores, firstRow, times));
    } catch (error) {
      // Problem of this caller's records alone.
      reject(error);
    }
  };
}
