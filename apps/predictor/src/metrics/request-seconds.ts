import { Histogram, type MetricObjectWithValues, type MetricValueWithName, type Registry } from 'prom-client';
import { metricNames } from '@medcast/deploy-contract';
import { type RequestTallies, type RequestTally, SECONDS } from './request-tallies';

type Label = 'route' | 'status';
type Sample = MetricValueWithName<Label | 'le'>;

const labelNames: Label[] = ['route', 'status'];

const configuration = {
  name: metricNames.requestSeconds,
  help: 'Time from the head of a request to the end of its answer.',
} as const;

/** The histogram of the times of requests, made of their tallies when it is asked for. */
export class RequestSeconds extends Histogram<Label | 'le'> {
  private readonly tallies: RequestTallies;
  /** Knows what else there is to say of a histogram; asked for it, this one would ask itself. */
  private readonly empty = new Histogram({ ...configuration, labelNames, registers: [] });

  constructor(registry: Registry, tallies: RequestTallies) {
    super({ ...configuration, labelNames, registers: [registry] });
    this.tallies = tallies;
  }

  override async get(): Promise<MetricObjectWithValues<Sample>> {
    const values = groupByLabels(this.tallies.all).flatMap(toSamples);
    return { ...(await this.empty.get()), values };
  }

  /** What the registry asks for instead where there is such a method, as there is in every histogram. */
  getForPromString(): Promise<MetricObjectWithValues<Sample>> {
    return this.get();
  }
}

/** The tallies of all methods of a route and status, which the histogram does not tell apart. */
function groupByLabels(tallies: readonly RequestTally[]): readonly (readonly RequestTally[])[] {
  const groups = new Map<string, RequestTally[]>();
  for (const tally of tallies) {
    const key = `${tally.labels.status} ${tally.labels.route}`;
    groups.set(key, [...(groups.get(key) ?? []), tally]);
  }
  return [...groups.values()];
}

function toSamples(tallies: readonly RequestTally[]): readonly Sample[] {
  const [first] = tallies;
  if (first === undefined) return [];
  const labels = { route: first.labels.route, status: String(first.labels.status) };
  const sumOf = (pick: (tally: RequestTally) => number): number => tallies.reduce((sum, one) => sum + pick(one), 0);
  const { name } = configuration;
  let below = 0;
  const buckets = [...SECONDS, '+Inf'].map((le, index) => {
    below += sumOf(({ buckets: counts }) => counts[index] ?? 0);
    return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: below };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sumOf(({ sum }) => sum) },
    { metricName: `${name}_count`, labels, value: sumOf(({ count }) => count) },
  ];
}
