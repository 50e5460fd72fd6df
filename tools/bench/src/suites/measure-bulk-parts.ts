import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { benchTasks } from '../bundles/bench-task';
import { withLock } from '../measure/with-lock';
import type { SuiteParts } from './all-suites';
import { type BenchTools, CORES } from './run-suite';

const formatShape = z.object({
  format: z.string(),
  rows: z.number(),
  rowsPerCpuSecond: z.number(),
  cpuUsPerRow: z.number(),
  rowsPerSecond: z.number(),
  waits: z.object({ count: z.number(), p50Ms: z.number(), p99Ms: z.number(), longestMs: z.number() }),
  residentMi: z.number(),
});
const printedShape = z.object({ rawRowsPerCpuSecond: z.number(), bulk: z.array(formatShape) });

/** Bulk prediction in one format, with single predictions beside it. */
export type BulkFormat = z.infer<typeof formatShape>;

/** Bulk prediction of one bundle. */
export interface BulkFigures {
  readonly repository: 'linear' | 'threeHeads';
  /** Of the graph alone. */
  readonly rawRowsPerCpuSecond: number;
  readonly formats: readonly BulkFormat[];
}

const SECONDS = 4;

/**
 * Runs the program that measures bulk prediction, `bulk SECONDS MODELS MODEL VERSION`, with the embedded bundle and with
 * that of 3 × 150 trees; nothing where the program is not built.
 */
export async function measureBulkParts(
  { dist, root, repositoryOf }: SuiteParts,
  { lockFile, log }: BenchTools,
): Promise<readonly BulkFigures[]> {
  const program = join(dist, 'tools/bench/bulk.js');
  const isBuilt = await access(program).then(
    () => true,
    // ENOENT: this build has none.
    () => false,
  );
  if (!isBuilt) {
    log(`bulk: not measured, because there is no ${program}`);
    return [];
  }
  const measure = async (repository: BulkFigures['repository'], folder: string): Promise<BulkFigures> => {
    const words = [program, String(SECONDS), `file:${folder}`, 'insurance', '1'];
    const run = ['-c', String(CORES.load), process.execPath, ...words];
    const { stdout } = await withLock(lockFile, () => execa('taskset', run));
    log(`bulk: ${repository}`);
    const { rawRowsPerCpuSecond, bulk } = printedShape.parse(JSON.parse(stdout));
    return { repository, rawRowsPerCpuSecond, formats: bulk };
  };
  return [
    await measure('linear', join(root, 'bundles')),
    await measure('threeHeads', await repositoryOf(benchTasks.threeHeads)),
  ];
}
