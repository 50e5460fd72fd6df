import { z } from 'zod';
import type { LoadResult } from './load-result';
import { RESULT_MARK } from './render-wrk-script';

const shape = z.object({
  requests: z.number().int(),
  durationUs: z.number().positive(),
  failures: z.number().int(),
  bytesReceived: z.number(),
  p50Us: z.number(),
  p99Us: z.number(),
});

/**
 * Reads what wrk printed with our script.
 *
 * @throws Error where it printed no figures
 */
export function parseWrkOutput(output: string): LoadResult {
  const line = output.split('\n').find((one) => one.startsWith(RESULT_MARK));
  if (line === undefined) throw new Error(`expected figures from wrk, got:\n${output}`);
  const figures = shape.parse(JSON.parse(line.slice(RESULT_MARK.length)));
  const { requests, durationUs, failures, bytesReceived, p50Us, p99Us } = figures;
  return { requests, seconds: durationUs / 1e6, failures, bytesReceived, p50Ms: p50Us / 1000, p99Ms: p99Us / 1000 };
}
