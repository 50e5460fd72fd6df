import { renderTextTable } from '../cli/render-text-table';
import type { PlatformPrices, PriceTable } from './price-table';
import type { CostLine } from './to-cost';
import type { Replicas } from './to-requests';

/** What the figures do not have in them. */
export const NOT_INCLUDED = [
  'nodes that are not full, and what the system keeps of each node',
  'load balancers, addresses, NAT, network traffic, DNS',
  'buckets, registries, logs and metrics',
  'jobs: training and batch scoring',
  'taxes, support, discounts, free tiers',
] as const;

/** What a bill is rendered from. */
export interface Bill {
  readonly env: string;
  readonly lines: readonly CostLine[];
  readonly total: CostLine;
  readonly uncounted: readonly string[];
  readonly prices?: {
    readonly platform: string;
    readonly of: PlatformPrices;
    readonly table: PriceTable;
    readonly cluster: number;
  };
}

/** Renders a bill for a person. */
export function renderCost({ env, lines, total, uncounted, prices }: Bill): string {
  const money = prices === undefined ? [] : [`${prices.table.currency} a month`];
  const table = renderTextTable(
    [env, 'pods', 'cores', 'memory GiB', 'storage GiB', ...money],
    [...lines, total].map((line) => cellsOf(line)),
  );
  const jobs = uncounted.length === 0 ? [] : [`  - here: ${uncounted.join(', ')}`];
  const excluded = ['', 'not included:', ...NOT_INCLUDED.map((text) => `  - ${text}`), ...jobs];
  return `${table}${[...priceLines(prices), ...excluded].join('\n')}\n`;
}

function cellsOf({ item, replicas, cores, memoryGib, storageGib, perMonth }: CostLine): readonly string[] {
  const amounts = [range(replicas, 0), range(cores, 2), range(memoryGib, 2), range(storageGib, 0)];
  return [item, ...amounts, ...(perMonth === undefined ? [] : [range(perMonth, 0)])];
}

function priceLines(prices: Bill['prices']): readonly string[] {
  if (prices === undefined) return ['', 'no prices: a machine of your own has none; --platform has those of a cloud'];
  const { machine, region, recorded, source, storage, surcharge } = prices.of;
  const more = surcharge === 0 ? '' : `, and ${Math.round(surcharge * 100)} % for the platform`;
  return [
    '',
    `beside it, the cluster itself: ${prices.cluster.toFixed(0)} ${prices.table.currency} a month`,
    `prices: ${prices.platform} in ${region}, of ${recorded}: ${machine.perHour} ${prices.table.currency} an hour for ${machine.name} (${machine.cores} cores, ${machine.memoryGib} GiB)${more}; ${storage}`,
    `source: ${source}; written down by hand, look there before you decide`,
  ];
}

function range({ least, most }: Replicas, digits: number): string {
  const [from, to] = [least.toFixed(digits), most.toFixed(digits)];
  return from === to ? from : `${from}–${to}`;
}
