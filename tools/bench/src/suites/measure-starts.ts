import { type ServerPlan, ServerUnderTest } from '../measure/server-under-test';
import { withLock } from '../measure/with-lock';
import { type BenchTools, CORES } from './run-suite';

/** How long a server took to be ready, each time that it was started, in milliseconds. */
export interface Starts {
  readonly server: string;
  readonly readyMs: readonly number[];
}

/** Starts each server in turn some times, and stops it. */
export async function measureStarts(
  plans: readonly ServerPlan[],
  times: number,
  { lockFile }: BenchTools,
): Promise<readonly Starts[]> {
  const found = plans.map(({ name }) => ({ server: name, readyMs: [] as number[] }));
  for (let time = 0; time < times; time++) {
    await withLock(lockFile, async () => {
      for (const [index, plan] of plans.entries()) {
        const server = await ServerUnderTest.start(plan, CORES.server);
        found[index]?.readyMs.push(server.startMs);
        await server.stop();
      }
    });
  }
  return found;
}
