import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeMachine } from './measure/machine';
import { type Measurement, measureRound } from './measure/measure-round';
import { type ServerPlan, ServerUnderTest } from './measure/server-under-test';
import { type BenchOptions, parseOptions } from './options';
import { renderTable } from './report/render-table';
import { summarise } from './report/summarise';

/** The server has one core to itself, the load the other. */
const CORES = { server: 0, load: 1 } as const;

/** Seconds of load before anything is measured: what runs often has been compiled by then. */
const WARM_UP_SECONDS = 2;

const BASELINE = 'bare';
const bareServer = join(import.meta.dirname, 'bare-server.js');
const predictor = join(import.meta.dirname, '../../apps/predictor/main.js');

const variables = { HOST: '127.0.0.1', PORT: '0', ADMIN_PORT: '0', DRAIN_SECONDS: '0', MODEL_NAMES: 'insurance' };

const PLANS: readonly ServerPlan[] = [
  { name: BASELINE, program: [bareServer] },
  { name: 'burst ceiling', program: [bareServer, 'burst'] },
  { name: 'predictor', program: [predictor], variables },
];

await bench(parseOptions(process.argv.slice(2)));

async function bench(options: BenchOptions): Promise<void> {
  const servers: ServerUnderTest[] = [];
  try {
    for (const plan of PLANS) servers.push(await ServerUnderTest.start(plan, CORES.server));
    const rounds = await measureAll(servers, options);
    const summaries = summarise(rounds, BASELINE);
    const startMs = Object.fromEntries(servers.map((server) => [server.name, Math.round(server.startMs)]));
    process.stdout.write(`${renderTable(summaries)}\nstart to ready, ms: ${JSON.stringify(startMs)}\n`);
    const results = { machine: describeMachine(), measuredAt: new Date().toISOString(), startMs, summaries, rounds };
    if (options.out !== undefined) await writeFile(options.out, `${JSON.stringify(results, undefined, 2)}\n`);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Round after round each server in turn, so that whatever the machine does beside hits them alike. */
async function measureAll(
  servers: readonly ServerUnderTest[],
  { rounds, seconds, connections }: BenchOptions,
): Promise<readonly (readonly Measurement[])[]> {
  const measured: Measurement[][] = [];
  for (const server of servers)
    await measureRound(server, { connections: 64, seconds: WARM_UP_SECONDS, core: CORES.load });
  for (let round = 0; round < rounds; round++) {
    const found: Measurement[] = [];
    for (const count of connections) {
      for (const server of servers)
        found.push(await measureRound(server, { connections: count, seconds, core: CORES.load }));
    }
    measured.push(found);
    process.stderr.write(`round ${round + 1} of ${rounds}\n`);
  }
  return measured;
}
