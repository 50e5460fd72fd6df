import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';

const program = join(import.meta.dirname, 'ask-records.mjs');

const goldenShape = z.array(
  z.object({ record: z.record(z.string(), z.unknown()), outputs: z.object({ expected: z.number() }) }),
);
const answersShape = z.array(
  z.object({
    estimate: z.object({ expected: z.number() }),
    model: z.object({ name: z.string(), version: z.number() }),
  }),
);

/** How a predictor answers the golden records of a bundle. */
export interface GoldenAnswers {
  readonly records: number;
  /** Every model that has answered: `insurance/1`. */
  readonly models: readonly string[];
  /** How far the estimate is from the golden one at the worst, as a share of that. */
  readonly worstError: number;
}

/** Where to ask, and what. */
export interface GoldenQuestion {
  /** Words before a command that is to run in the cluster's network. */
  readonly exec: readonly string[];
  readonly url: string;
  /** Folder of the bundle. */
  readonly bundle: string;
}

/** Asks a predictor for all golden records of a bundle. */
export async function askGolden({ exec, url, bundle }: GoldenQuestion): Promise<GoldenAnswers> {
  const golden = goldenShape.parse(JSON.parse(await readFile(join(bundle, 'golden.json'), 'utf8')));
  const [command, ...words] = [...exec, process.execPath, program, url];
  const { stdout } = await execa(command, words, { input: JSON.stringify(golden.map(({ record }) => record)) });
  const answers = answersShape.parse(JSON.parse(stdout));
  const errors = golden.map(({ outputs: { expected } }, index) =>
    Math.abs((answers[index]?.estimate.expected ?? NaN) / expected - 1),
  );
  const models = new Set(answers.map(({ model: { name, version } }) => `${name}/${version}`));
  return { records: answers.length, models: [...models], worstError: Math.max(...errors) };
}
