import type { LoadOutcome } from './request-load';

/** Where a connection was refused, no program has seen the request. */
const REFUSED = 'ECONNREFUSED';

/** What came of several loads together. */
export function addOutcomes(outcomes: readonly LoadOutcome[]): LoadOutcome {
  return {
    sent: sum(outcomes.map(({ sent }) => sent)),
    answered: sum(outcomes.map(({ answered }) => answered)),
    failed: sum(outcomes.map(({ failed }) => failed)),
    failures: addCounts(outcomes.map(({ failures }) => failures)),
    longestMs: Math.max(0, ...outcomes.map(({ longestMs }) => longestMs)),
    models: addCounts(outcomes.map(({ models }) => models)),
  };
}

/** How many requests were refused before anybody had read them, and how many were lost on the way. */
export function splitFailures({ failed, failures }: LoadOutcome): { readonly refused: number; readonly lost: number } {
  const refused = failures[REFUSED] ?? 0;
  return { refused, lost: failed - refused };
}

/** "21034 requests, 0 failed, longest 92 ms" */
export function describeLoad(outcome: LoadOutcome): string {
  const { refused, lost } = splitFailures(outcome);
  const reasons = outcome.failed === 0 ? '' : ` (${lost} lost in flight, ${refused} refused)`;
  return `${outcome.sent} requests, ${outcome.failed} failed${reasons}, longest ${outcome.longestMs} ms`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function addCounts(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const [name, count] of counts.flatMap((each) => Object.entries(each))) total[name] = (total[name] ?? 0) + count;
  return total;
}
