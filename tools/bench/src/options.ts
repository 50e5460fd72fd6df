import { parseArgs } from 'node:util';

/** What to measure, and how long. */
export interface BenchOptions {
  /** Everything, peers included; by default the predictor beside the bare servers. */
  readonly full: boolean;
  readonly rounds: number;
  /** Of each closed loop. */
  readonly seconds: number;
  readonly connections: readonly number[];
  /** Suites to measure, by name; by default those of `full` or not. */
  readonly only: readonly string[] | undefined;
  /** File for the results, relative to the folder in which npm was called; none where it is absent. */
  readonly out: string | undefined;
  /** What a core costs an hour; by default of the machine in tools/ops/src/cost/prices.json. */
  readonly corePrice: number | undefined;
}

const ROUNDS = { quick: 3, full: 4 } as const;
const SECONDS = { quick: 2, full: 3 } as const;

/** Parses `--full --rounds N --seconds N --connections 1,64 --only single,peers --core-price 0.03 --out FILE`. */
export function parseOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      full: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      connections: { type: 'string', default: '1,64,256' },
      only: { type: 'string' },
      out: { type: 'string' },
      'core-price': { type: 'string' },
    },
  });
  const length = values.full ? 'full' : 'quick';
  const price = values['core-price'];
  return {
    full: values.full,
    rounds: values.rounds === undefined ? ROUNDS[length] : parseCount('rounds', values.rounds),
    seconds: values.seconds === undefined ? SECONDS[length] : parseCount('seconds', values.seconds),
    connections: values.connections.split(',').map((text) => parseCount('connections', text)),
    only: values.only?.split(','),
    out: values.out,
    corePrice: price === undefined ? undefined : parsePrice(price),
  };
}

function parseCount(name: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new RangeError(`--${name}: expected a whole number above 0, got ${JSON.stringify(text)}`);
}

function parsePrice(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new RangeError(`--core-price: expected a price such as 0.035, got ${JSON.stringify(text)}`);
}
