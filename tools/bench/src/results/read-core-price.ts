import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CorePrice } from './results';

/** Whose machine is taken where no price is given. */
const PLATFORM = 'gke';

const shape = z.object({
  currency: z.string(),
  platforms: z.object({
    [PLATFORM]: z.object({
      recorded: z.string(),
      region: z.string(),
      machine: z.object({ name: z.string(), cores: z.number(), perHour: z.number() }),
      source: z.string(),
    }),
  }),
});

/**
 * The price of a core of the machine that the price table of `medcast cost` names for GKE, its share of the memory
 * included; or the price that is given.
 */
export async function readCorePrice(root: string, given: number | undefined): Promise<CorePrice> {
  const text = await readFile(join(root, 'tools/ops/src/cost/prices.json'), 'utf8');
  const { currency, platforms } = shape.parse(JSON.parse(text));
  const { machine, region, recorded, source } = platforms[PLATFORM];
  const today = new Date().toISOString().slice(0, 10);
  if (given !== undefined) return { perHour: given, currency, of: 'a core', recorded: today, source: '--core-price' };
  const of = `a core of ${machine.name} (${machine.cores} cores, ${region})`;
  return { perHour: machine.perHour / machine.cores, currency, of, recorded, source };
}
