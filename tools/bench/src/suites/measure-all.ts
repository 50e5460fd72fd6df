import type { Sample } from '../measure/sample';
import type { BenchOptions } from '../options';
import type { BenchResults } from '../results/results';
import { bareServer, predictorServer } from '../servers/server-plans';
import {
  explainSuite,
  fieldsSuite,
  type InstalledPeer,
  names,
  peersSuite,
  protocolSuite,
  ratesSuite,
  ROWS_OF_CALLS,
  singleSuite,
  type SuiteParts,
  treesSuite,
} from './all-suites';
import { measureBulkParts } from './measure-bulk-parts';
import { measurePair } from './measure-pair';
import { measureRaw } from './measure-raw';
import { measureStarts } from './measure-starts';
import { type BenchTools, runSuite } from './run-suite';
import type { Suite } from './suite';

/** What is measured, beside what is known of the machine. */
export type Measured = Pick<BenchResults, 'samples' | 'starts' | 'raw' | 'bulk' | 'sharedCore'>;

/** What a run without `--full` measures. */
const QUICK = ['single', 'protocol', 'raw', 'starts'];

/** All that `--only` may name. */
const PARTS = ['single', 'protocol', 'trees', 'fields', 'explain', 'rates', 'peers', 'raw', 'bulk', 'starts', 'pair'];

const START_TIMES = 5;

/** Measures one part after the other, so that only the servers of one part are there at a time. */
export async function measureAll(
  { parts, installed }: { readonly parts: SuiteParts; readonly installed: readonly InstalledPeer[] },
  options: BenchOptions,
  tools: BenchTools,
): Promise<Measured> {
  const unknown = options.only?.find((name) => !PARTS.includes(name));
  if (unknown !== undefined) throw new RangeError(`--only: expected some of ${PARTS.join(',')}, got ${unknown}`);
  const isAsked = (name: string): boolean => options.only?.includes(name) ?? (options.full || QUICK.includes(name));
  const suites: Readonly<Record<string, () => Suite | Promise<Suite>>> = {
    single: () => singleSuite(parts),
    protocol: () => protocolSuite(parts),
    trees: () => treesSuite(parts),
    fields: () => fieldsSuite(parts),
    explain: () => explainSuite(parts),
    rates: () => ratesSuite(parts),
    ...(installed.length > 0 && { peers: () => peersSuite(parts, installed) }),
  };
  const samples: Sample[] = [];
  for (const [name, toSuite] of Object.entries(suites))
    if (isAsked(name)) samples.push(...(await runSuite(await toSuite(), tools)));
  const bare = bareServer(parts.dist);
  const predictor = predictorServer(parts.dist, { name: names.predictor, model: 'insurance' });
  return {
    samples,
    raw: isAsked('raw') ? await measureRaw(parts, { rowsOfRuns: ROWS_OF_CALLS, times: 3 }, tools) : [],
    bulk: isAsked('bulk') ? await measureBulkParts(parts, tools) : [],
    starts: isAsked('starts') ? await measureStarts([bare, predictor], START_TIMES, tools) : [],
    sharedCore: isAsked('pair') ? await measurePair(predictor, 2, tools) : [],
  };
}
