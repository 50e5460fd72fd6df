import { z } from 'zod';
import type { LoadResult } from './load-result';

const shape = z.object({
  summary: z.object({ total: z.number(), totalData: z.number() }),
  latencyPercentiles: z.object({ p50: z.number(), p99: z.number() }),
  statusCodeDistribution: z.record(z.string(), z.number()),
  errorDistribution: z.record(z.string(), z.number()),
});

/** What oha calls requests that it itself ends because its time is over. */
const DEADLINE = 'aborted due to deadline';

/**
 * Reads what oha prints with `--output-format json`.
 *
 * @throws Error where no request was answered, for then there are no latencies
 */
export function parseOhaOutput(output: string): LoadResult {
  const parsed = shape.safeParse(JSON.parse(output));
  if (!parsed.success) throw new Error(`expected the figures of oha, got:\n${output.slice(0, 2000)}`);
  const { summary, latencyPercentiles, statusCodeDistribution, errorDistribution } = parsed.data;
  const answers = Object.entries(statusCodeDistribution);
  const wrong = answers.filter(([status]) => !status.startsWith('2'));
  const errors = Object.entries(errorDistribution).filter(([name]) => name !== DEADLINE);
  return {
    requests: sum(answers) - sum(wrong),
    seconds: summary.total,
    failures: sum(wrong) + sum(errors),
    bytesReceived: summary.totalData,
    p50Ms: latencyPercentiles.p50 * 1000,
    p99Ms: latencyPercentiles.p99 * 1000,
  };
}

function sum(counts: readonly (readonly [string, number])[]): number {
  return counts.reduce((total, [, count]) => total + count, 0);
}
