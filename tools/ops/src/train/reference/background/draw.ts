import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws whole numbers, the same for the same seed. */
export type Draw = (minimum: number, maximum: number) => number;

/** The generator begins with a state of mostly equal bits, which would make the first draws of all seeds alike. */
const WARM_UP_DRAWS = 32;

/** Starts a sequence of draws. */
export function createDraw(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  for (let skipped = 0; skipped < WARM_UP_DRAWS; skipped++) generator.next();
  return (minimum, maximum) => uniformInt(generator, minimum, maximum);
}

/** Some of the items, none twice, in the order drawn; all of them, in their own order, where there are no more. */
export function drawSome<Item>(items: readonly Item[], count: number, draw: Draw): readonly Item[] {
  if (items.length <= count) return items;
  const order = [...items.keys()];
  return Array.from({ length: count }, (_, position) => {
    const other = draw(position, order.length - 1);
    [order[position], order[other]] = [order[other] ?? 0, order[position] ?? 0];
    return items[order[position] ?? 0];
  }).filter((item) => item !== undefined);
}
