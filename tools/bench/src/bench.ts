import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { format } from 'prettier';
import type { BenchTask } from './bundles/bench-task';
import { ensureBundle } from './bundles/ensure-bundle';
import { ensureOha } from './load-tools/ensure-oha';
import { requireProgram } from './load-tools/require-program';
import { describeMachine } from './measure/machine';
import type { BenchOptions } from './options';
import { findInstalledPeer } from './peers/installed-peers';
import { peers } from './peers/peer';
import { renderTable } from './report/render-table';
import { summarise } from './report/summarise';
import { readCorePrice } from './results/read-core-price';
import { readPodLimits } from './results/read-pod-limits';
import { readVersions } from './results/read-versions';
import type { BenchResults } from './results/results';
import type { InstalledPeer } from './suites/all-suites';
import { measureAll } from './suites/measure-all';
import { type BenchTools, CORES } from './suites/run-suite';

const dist = join(import.meta.dirname, '../..');
const root = join(dist, '..');

/** Measures what is asked for, prints a table, and writes the results where asked. */
export async function bench(options: BenchOptions): Promise<void> {
  const startedMs = performance.now();
  const machine = await describeMachine();
  const tools = await prepareTools();
  const { rounds, seconds, connections } = options;
  const repositoryOf = (task: BenchTask): Promise<string> => ensureBundle(task, { root, log: tools.log });
  const parts = { dist, root, repositoryOf, rounds, seconds, connections };
  const installed = await findPeers(tools);
  const measured = await measureAll({ parts, installed }, options, tools);
  const results: BenchResults = {
    formatVersion: 1,
    measuredAt: new Date().toISOString(),
    tookSeconds: Math.round((performance.now() - startedMs) / 1000),
    command: ['npm run bench --', ...process.argv.slice(2)].join(' '),
    machine,
    versions: await readVersions(root, installed),
    corePrice: await readCorePrice(root, options.corePrice),
    pod: await readPodLimits(root),
    ...measured,
  };
  process.stdout.write(renderTable(summarise(results.samples)));
  if (options.out !== undefined) await writeResults(results, options.out);
}

/** Checks the programs, and leaves the server's core: this process only starts others and waits. */
async function prepareTools(): Promise<BenchTools> {
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  for (const program of ['wrk', 'taskset', 'flock'] as const) await requireProgram(program);
  await execa('taskset', ['--all-tasks', '--cpu-list', '--pid', String(CORES.load), String(process.pid)]);
  return { oha: await ensureOha(log), lockFile: process.env['BENCH_LOCK'], log };
}

async function findPeers({ log }: BenchTools): Promise<readonly InstalledPeer[]> {
  const found: InstalledPeer[] = [];
  for (const peer of peers) {
    const environment = await findInstalledPeer(peer, root);
    if (environment === undefined) log(`${peer.name}: not installed (npm run bench:peers)`);
    else found.push({ peer, environment });
  }
  return found;
}

async function writeResults(results: BenchResults, out: string): Promise<void> {
  // npm runs scripts in the folder of package.json and says in INIT_CWD where it was called.
  const file = resolve(process.env['INIT_CWD'] ?? '.', out);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await format(JSON.stringify(results), { parser: 'json', printWidth: 120 }));
}
