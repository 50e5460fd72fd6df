import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LoadResult, LoadTarget } from '../load/load-result';
import { loadAtRate } from '../load/load-at-rate';
import { saturate } from '../load/saturate';
import { type LoadShape, rateOf, type Sample } from '../measure/sample';
import { type ServerPlan, ServerUnderTest } from '../measure/server-under-test';
import { withLock } from '../measure/with-lock';
import type { Contender, Suite } from './suite';

/** The server has one core to itself, the load the other. */
export const CORES = { server: 0, load: 1 } as const;

/** Seconds of load before anything is measured: what runs often has been compiled by then. */
const WARM_UP_SECONDS = 2;

/** What the runs need of this machine. */
export interface BenchTools {
  /** Path of oha. */
  readonly oha: string;
  /** File that is held while a round is measured. */
  readonly lockFile: string | undefined;
  readonly log: (line: string) => void;
}

interface RunningContender {
  readonly contender: Contender;
  readonly server: ServerUnderTest;
  readonly bodyFile: string;
}

/** Starts the servers of a suite, measures it round by round, and stops them. */
export async function runSuite(suite: Suite, tools: BenchTools): Promise<readonly Sample[]> {
  const folder = await mkdtemp(join(tmpdir(), 'medcast-bench-'));
  const servers = new Map<string, ServerUnderTest>();
  try {
    const running: RunningContender[] = [];
    for (const [index, contender] of suite.contenders.entries()) {
      const bodyFile = join(folder, `${index}.body`);
      await writeFile(bodyFile, contender.question.body);
      running.push({ contender, server: await started(contender.server, servers), bodyFile });
    }
    return await measureRounds(suite, running, tools);
  } finally {
    await Promise.all([...servers.values()].map((server) => server.stop()));
    await rm(folder, { recursive: true });
  }
}

/** One server answers all questions that name it. */
async function started(plan: ServerPlan, servers: Map<string, ServerUnderTest>): Promise<ServerUnderTest> {
  const known = servers.get(plan.name);
  if (known !== undefined) return known;
  const server = await ServerUnderTest.start(plan, CORES.server);
  servers.set(plan.name, server);
  return server;
}

/** Round after round each contender in turn, so that whatever the machine does beside hits them alike. */
async function measureRounds(
  suite: Suite,
  running: readonly RunningContender[],
  tools: BenchTools,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  await withLock(tools.lockFile, async () => {
    for (const one of running)
      await saturate(one.contender.question, { connections: 16, seconds: WARM_UP_SECONDS }, targetOf(one));
  });
  for (let round = 0; round < suite.rounds; round++) {
    await withLock(tools.lockFile, async () => {
      for (const load of suite.loads) {
        for (const one of running) samples.push(await measureOne({ suite, one, load, round }, samples, tools));
      }
    });
    tools.log(`${suite.name}: round ${round + 1} of ${suite.rounds}`);
  }
  return samples;
}

interface Turn {
  readonly suite: Suite;
  readonly one: RunningContender;
  readonly load: LoadShape;
  readonly round: number;
}

async function measureOne(
  { suite, one, load, round }: Turn,
  before: readonly Sample[],
  tools: BenchTools,
): Promise<Sample> {
  const { contender, server } = one;
  const first = await server.usage();
  const result = await applyLoad(one, load, { before, oha: tools.oha });
  const last = await server.usage();
  return {
    suite: suite.name,
    contender: contender.name,
    baseline: contender.baseline,
    load,
    round,
    rowsPerRequest: contender.rowsPerRequest,
    bytesSent: result.requests * requestBytesOf(contender),
    ...result,
    cpuUs: last.cpuUs - first.cpuUs,
    residentMi: last.residentMi,
    peakMi: last.peakMi,
  };
}

async function applyLoad(
  one: RunningContender,
  load: LoadShape,
  { before, oha }: { readonly before: readonly Sample[]; readonly oha: string },
): Promise<LoadResult> {
  const { question } = one.contender;
  if (load.kind === 'closed') return saturate(question, load, targetOf(one));
  if (load.share === 0) {
    await wait(load.seconds * 1000);
    return { requests: 0, seconds: load.seconds, failures: 0, bytesReceived: 0, p50Ms: 0, p99Ms: 0 };
  }
  const { connections, seconds } = load;
  const loop = { requestsPerSecond: load.share * saturationOf(one.contender, before), connections, seconds };
  return loadAtRate(oha, { question, loop }, targetOf(one));
}

/** The most requests per second that the contender has answered until now in this suite. */
function saturationOf({ name }: Contender, before: readonly Sample[]): number {
  const rates = before.filter(({ contender, load }) => contender === name && load.kind === 'closed').map(rateOf);
  if (rates.length === 0) throw new Error(`${name}: expected a closed load before one of a share of it`);
  return Math.max(...rates);
}

function targetOf({ server, bodyFile }: RunningContender): LoadTarget {
  return { port: server.port, core: CORES.load, bodyFile };
}

/** Head and body, as wrk writes them. */
function requestBytesOf({ question: { path, headers, body } }: Contender): number {
  const own = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:65535\r\nContent-Length: ${body.length}\r\n\r\n`;
  return head.length + own + body.length;
}
