import type { ScoredRow } from '../rows/scored-row';

/** How many rows were scored, and what was wrong with the others. */
export interface OutcomeCounts {
  readonly rows: number;
  readonly ok: number;
  /** How often what was wrong: `{ "FIELD_ABOVE_MAXIMUM /bmi": 2 }`; a row may have several things wrong with it. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** Counts what came of rows. */
export function countOutcomes(rows: readonly ScoredRow[]): OutcomeCounts {
  const reasons: Record<string, number> = {};
  let ok = 0;
  for (const { outcome } of rows) {
    if (outcome.ok) ok += 1;
    else for (const reason of outcome.reasons ?? [outcome.code]) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return { rows: rows.length, ok, reasons };
}

/** Adds counts up; the reasons come in the order of their names. */
export function sumCounts(counts: readonly OutcomeCounts[]): OutcomeCounts {
  const reasons = new Map<string, number>();
  for (const [reason, times] of counts.flatMap((count) => Object.entries(count.reasons))) {
    reasons.set(reason, (reasons.get(reason) ?? 0) + times);
  }
  return {
    rows: counts.reduce((sum, { rows }) => sum + rows, 0),
    ok: counts.reduce((sum, { ok }) => sum + ok, 0),
    reasons: Object.fromEntries([...reasons].sort(([left], [right]) => (left < right ? -1 : 1))),
  };
}
