import type { Scores } from '../scorer/scorer';
import type { RowChunk } from './row-chunk';

/** Counts of answered rows and sums of what was said of them; plain data. */
export interface AnswerTally {
  /** Rows with an estimate. */
  predictions: number;
  /** Rows without one. */
  failures: number;
  /** Of estimated numbers. */
  sum: number;
  /** Of their squares. */
  squares: number;
  /** By code. */
  warnings: Record<string, number>;
  /** By label, the sum of its probabilities. */
  probabilities: Record<string, number>;
}

/** A tally of nothing. */
export function createTally(): AnswerTally {
  return { predictions: 0, failures: 0, sum: 0, squares: 0, warnings: {}, probabilities: {} };
}

/** Adds the rows of a chunk. */
export function addToTally(tally: AnswerTally, { rows, notes }: RowChunk, scores: Scores): void {
  for (let row = 0; row < rows; row++) {
    const note = notes.get(row);
    if (note?.ok === false) {
      tally.failures++;
      continue;
    }
    tally.predictions++;
    if (note !== undefined) for (const { code } of note.warnings) addTo(tally.warnings, code, 1);
    addOutputs(tally, scores, row);
  }
}

function addOutputs(tally: AnswerTally, scores: Scores, row: number): void {
  if (scores.task === 'regression') {
    const expected = scores.expected[row] ?? 0;
    tally.sum += expected;
    tally.squares += expected * expected;
    return;
  }
  const { labels, probabilities } = scores;
  labels.forEach((label, index) => addTo(tally.probabilities, label, probabilities[row * labels.length + index] ?? 0));
}

function addTo(sums: Record<string, number>, key: string, more: number): void {
  sums[key] = (sums[key] ?? 0) + more;
}
