import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** What a square metre costs in each quarter beyond the usual, in EUR. */
const SURCHARGE = { north: 0, 'old-town': 4, south: 1 } as const;
const QUARTERS = ['north', 'old-town', 'south'] as const;

/** How a table of flats differs from the usual one. */
export interface RentTableOptions {
  readonly rows?: number;
  /** Spread of what nothing in the table explains, in EUR. */
  readonly noise?: number;
  /** Whether the rent has nothing to do with the flat. */
  readonly isLottery?: boolean;
}

/** Renders a CSV table of flats that do not exist, whose rent follows a formula up to noise. */
export function renderRentTable({ rows = 240, noise = 60, isLottery = false }: RentTableOptions = {}): string {
  const generator = xoroshiro128plus(5);
  const lines = Array.from({ length: rows }, (_, id) => {
    const size = Math.round(250 + uniformFloat64(generator) * 1150) / 10;
    const garden = [true, false, ''][uniformInt(generator, 0, 2)] ?? '';
    const drawn = QUARTERS[uniformInt(generator, 0, 2)] ?? 'north';
    const luck = uniformFloat64(generator) + uniformFloat64(generator) + uniformFloat64(generator) - 1.5;
    const base = 300 + (9 + SURCHARGE[drawn]) * size + (garden === true ? 150 : 0);
    const rent = isLottery ? 1000 + 500 * luck : base + 2 * noise * luck;
    return `${id + 1},${size},${garden},${drawn},${Math.round(rent * 100) / 100}`;
  });
  return ['id,size,garden,quarter,rent', ...lines, ''].join('\n');
}
