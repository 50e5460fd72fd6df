import { join } from 'node:path';
import { execa } from 'execa';
import { withLock } from '../measure/with-lock';
import { type BenchTools, CORES } from './run-suite';

/** Bare runs of the embedded insurance graph. */
export interface RawRuns {
  readonly rowsPerRun: number;
  readonly rowsPerSecond: number;
  readonly cpuUsPerRow: number;
}

/** Columns of the embedded insurance model (bundles/insurance/1/features.json). */
const COLUMNS = 12;
const SECONDS = 1;

/** Measures the graph alone, with each of these numbers of rows a run, each as often as asked. */
export async function measureRaw(
  { dist, root }: { readonly dist: string; readonly root: string },
  { rowsOfRuns, times }: { readonly rowsOfRuns: readonly number[]; readonly times: number },
  { lockFile }: BenchTools,
): Promise<readonly RawRuns[]> {
  const program = join(dist, 'tools/bench/raw-run.js');
  const found: RawRuns[] = [];
  for (let time = 0; time < times; time++) {
    await withLock(lockFile, async () => {
      for (const rowsPerRun of rowsOfRuns) {
        const words = [join(root, 'bundles/insurance/1'), COLUMNS, rowsPerRun, SECONDS].map(String);
        const run = ['-c', String(CORES.server), process.execPath, program, ...words];
        const { stdout } = await execa('taskset', run);
        found.push({ rowsPerRun, ...(JSON.parse(stdout) as Omit<RawRuns, 'rowsPerRun'>) });
      }
    });
  }
  return found;
}
