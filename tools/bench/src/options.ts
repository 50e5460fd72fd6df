import { parseArgs } from 'node:util';

/** What to measure. */
export interface BenchOptions {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: readonly number[];
  /** File for the results; none where it is absent. */
  readonly out: string | undefined;
}

/** Parses `--rounds N --seconds N --connections 1,64 --out FILE`. */
export function parseOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '1,64' },
      out: { type: 'string' },
    },
  });
  return {
    rounds: parseCount('rounds', values.rounds),
    seconds: parseCount('seconds', values.seconds),
    connections: values.connections.split(',').map((text) => parseCount('connections', text)),
    out: values.out,
  };
}

function parseCount(name: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new RangeError(`--${name}: expected a whole number above 0, got ${JSON.stringify(text)}`);
}
