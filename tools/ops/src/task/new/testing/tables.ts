import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';

/** Draws the cells of made-up tables; the same seed draws the same. */
export class Draw {
  private readonly generator;

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed);
  }

  share(): number {
    return uniformFloat64(this.generator);
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.share() * (to - from + 1));
  }

  oneOf<T>(...values: readonly [T, ...T[]]): T {
    return values[this.whole(0, values.length - 1)] ?? values[0];
  }
}

/** CSV of a header and of rows that are drawn one by one. */
export function csvOf(header: string, rows: number, draw: (random: Draw, row: number) => readonly unknown[]): string {
  const random = new Draw(rows);
  const delimiter = header.includes(';') ? ';' : ',';
  return `${header}\n${Array.from({ length: rows }, (_, row) => draw(random, row).join(delimiter)).join('\n')}\n`;
}
