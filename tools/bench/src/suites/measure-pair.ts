import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saturate } from '../load/saturate';
import { type ServerPlan, ServerUnderTest } from '../measure/server-under-test';
import { withLock } from '../measure/with-lock';
import { SINGLE_QUESTION } from '../question';
import { type BenchTools, CORES } from './run-suite';

/** One and the same core, shared by some processes of a server. */
export interface SharedCore {
  readonly processes: number;
  readonly round: number;
  /** Of all processes together. */
  readonly requestsPerSecond: number;
  readonly cpuUsPerRequest: number;
  readonly residentMi: number;
}

const CONNECTIONS = 64;
const SECONDS = 3;

/**
 * Measures what it costs to split a core between two processes: on a machine of two cores, one of which the load needs,
 * that is what can be measured of more than one process.
 *
 * @returns for each round one process, then two with half of the connections each
 */
export async function measurePair(
  plan: ServerPlan,
  rounds: number,
  { lockFile }: BenchTools,
): Promise<readonly SharedCore[]> {
  const folder = await mkdtemp(join(tmpdir(), 'medcast-bench-'));
  const bodyFile = join(folder, 'body');
  await writeFile(bodyFile, SINGLE_QUESTION.body);
  const servers: ServerUnderTest[] = [];
  const found: SharedCore[] = [];
  try {
    servers.push(await ServerUnderTest.start(plan, CORES.server), await ServerUnderTest.start(plan, CORES.server));
    for (let round = -1; round < rounds; round++) {
      await withLock(lockFile, async () => {
        for (const used of [servers.slice(0, 1), servers]) {
          const measured = await loadTogether(used, bodyFile);
          // The first round warms up.
          if (round >= 0) found.push({ processes: used.length, round, ...measured });
        }
      });
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true });
  }
  return found;
}

async function loadTogether(
  servers: readonly ServerUnderTest[],
  bodyFile: string,
): Promise<Omit<SharedCore, 'processes' | 'round'>> {
  const usages = () => Promise.all(servers.map((server) => server.usage()));
  const loop = { connections: CONNECTIONS / servers.length, seconds: SECONDS };
  const before = await usages();
  const results = await Promise.all(
    servers.map(({ port }) => saturate(SINGLE_QUESTION, loop, { port, core: CORES.load, bodyFile })),
  );
  const after = await usages();
  const requests = sum(results.map((one) => one.requests));
  return {
    requestsPerSecond: sum(results.map((one) => one.requests / one.seconds)),
    cpuUsPerRequest: (sum(after.map((one) => one.cpuUs)) - sum(before.map((one) => one.cpuUs))) / requests,
    residentMi: sum(after.map((one) => one.residentMi)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
