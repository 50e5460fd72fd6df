import { formatDuration } from './format-duration';

/** Where progress is shown: standard error, or a stand-in for it. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far a run is. */
export interface ScoreProgress {
  /** @param share of the input, from 0 to 1 */
  update(rows: number, share: number): void;
  /** Ends the line that is being redrawn. */
  end(): void;
}

/** Where a progress is shown, and the clock (milliseconds) that it reads. */
export interface ScoreProgressOptions {
  readonly stream: ProgressStream;
  readonly now: () => number;
}

const BAR_WIDTH = 30;
/** A terminal is redrawn no more often, in milliseconds. */
const REDRAW_MS = 100;

/** A bar with rate and time left on a terminal; elsewhere one line for every tenth of the input. */
export function createScoreProgress({ stream, now }: ScoreProgressOptions): ScoreProgress {
  return stream.isTTY === true ? createBar(stream, now) : createLines(stream, now);
}

/** Shows nothing. */
export const silentProgress: ScoreProgress = { update: () => undefined, end: () => undefined };

function createBar(stream: ProgressStream, now: () => number): ScoreProgress {
  const begun = now();
  let drawn = -Infinity;
  return {
    update: (rows, share) => {
      if (share < 1 && now() - drawn < REDRAW_MS) return;
      drawn = now();
      const full = Math.round(share * BAR_WIDTH);
      const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
      stream.write(`\r\u001B[K${bar} ${describe({ rows, share, elapsedMs: now() - begun })}`);
    },
    end: () => {
      if (drawn >= 0) stream.write('\n');
    },
  };
}

function createLines(stream: ProgressStream, now: () => number): ScoreProgress {
  const begun = now();
  let told = 0;
  return {
    update: (rows, share) => {
      const tenth = Math.floor(share * 10);
      if (tenth <= told) return;
      told = tenth;
      stream.write(`${describe({ rows, share, elapsedMs: now() - begun })}\n`);
    },
    end: () => undefined,
  };
}

function describe({ rows, share, elapsedMs }: { rows: number; share: number; elapsedMs: number }): string {
  const rate = elapsedMs > 0 ? `, ${Math.round((rows / elapsedMs) * 1000).toLocaleString('en')} rows/s` : '';
  const left = share > 0 && share < 1 ? `, ${formatDuration((elapsedMs * (1 - share)) / share)} left` : '';
  return `${Math.floor(share * 100)} %, ${rows.toLocaleString('en')} rows${rate}${left}`;
}
