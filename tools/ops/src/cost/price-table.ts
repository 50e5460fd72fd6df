import { z } from 'zod';
import prices from './prices.json';

const amount = z.number().nonnegative();

const platformShape = z.strictObject({
  /** When a person last compared the prices with the source. */
  recorded: z.iso.date(),
  region: z.string(),
  machine: z.strictObject({
    name: z.string(),
    cores: z.number().positive(),
    memoryGib: z.number().positive(),
    perHour: z.number().positive(),
  }),
  /** Share that the platform takes on top of the machine: EKS Auto Mode. */
  surcharge: amount,
  /** The control plane, of kOps three machines of one's own. */
  clusterPerHour: amount,
  storageGibPerMonth: amount,
  storage: z.string(),
  source: z.url(),
});

const tableShape = z.strictObject({
  description: z.string(),
  currency: z.string().length(3),
  hoursPerMonth: z.number().positive(),
  coreToGibibyte: z.strictObject({ ratio: z.number().positive(), why: z.string(), source: z.url() }),
  platforms: z.strictObject({ gke: platformShape, eks: platformShape, kops: platformShape, aks: platformShape }),
});

/** Prices of everything, with where and when they come from. */
export type PriceTable = z.infer<typeof tableShape>;

/** Prices of one platform. */
export type PlatformPrices = z.infer<typeof platformShape>;

/** A platform that has prices; a machine of one's own has none. */
export type PricedPlatform = keyof PriceTable['platforms'];

/** What a month of one unit costs, in the currency of the table. */
export interface UnitPrices {
  readonly core: number;
  readonly memoryGib: number;
  readonly storageGib: number;
  readonly cluster: number;
}

/** The dated price table beside this file, checked. */
export const priceTable: PriceTable = tableShape.parse(prices);

/** Platforms that have prices. */
export const PRICED_PLATFORMS = ['gke', 'eks', 'kops', 'aks'] as const satisfies readonly PricedPlatform[];

/** Divides the price of a machine between its cores and its memory, and makes months of hours. */
export function unitPricesOf(platform: PricedPlatform, table: PriceTable = priceTable): UnitPrices {
  const { machine, surcharge, clusterPerHour, storageGibPerMonth } = table.platforms[platform];
  const { ratio } = table.coreToGibibyte;
  const perMonth = machine.perHour * (1 + surcharge) * table.hoursPerMonth;
  const memoryGib = perMonth / (machine.cores * ratio + machine.memoryGib);
  return {
    core: memoryGib * ratio,
    memoryGib,
    storageGib: storageGibPerMonth,
    cluster: clusterPerHour * table.hoursPerMonth,
  };
}
