import { Histogram, type MetricObjectWithValues, type MetricValueWithName, type Registry } from 'prom-client';
import type { BucketTally } from './bucket-tally';

/** What a {@link TalliedHistogram} is. */
export interface TalliedConfiguration {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
  /** Of every tally. */
  readonly edges: readonly number[];
}

/** The numbers of one set of labels. */
export interface LabelledTally {
  readonly labels: Readonly<Record<string, string>>;
  readonly tally: BucketTally;
}

type Samples = MetricObjectWithValues<MetricValueWithName<string>>;

/** A histogram made of what was counted elsewhere, when it is asked for. */
export class TalliedHistogram extends Histogram {
  private readonly toValues: () => readonly MetricValueWithName<string>[];
  /** Knows what else there is to say of a histogram; asked for it, this one would ask itself. */
  private readonly empty: Histogram;

  constructor(
    registry: Registry,
    { name, help, labelNames, edges }: TalliedConfiguration,
    talliesOf: () => readonly LabelledTally[],
  ) {
    super({ name, help, labelNames: [...labelNames], registers: [registry] });
    this.empty = new Histogram({ name, help, labelNames: [...labelNames], registers: [] });
    this.toValues = () => talliesOf().flatMap((tally) => toSamples(name, edges, tally));
  }

  override async get(): Promise<Samples> {
    return { ...(await this.empty.get()), values: [...this.toValues()] };
  }

  /** What the registry asks for instead where there is such a method, as there is in every histogram. */
  getForPromString(): Promise<Samples> {
    return this.get();
  }
}

function toSamples(
  name: string,
  edges: readonly number[],
  { labels, tally }: LabelledTally,
): readonly MetricValueWithName<string>[] {
  let below = 0;
  const buckets = [...edges, '+Inf'].map((le, index) => {
    below += tally.buckets[index] ?? 0;
    return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: below };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: tally.sum },
    { metricName: `${name}_count`, labels, value: tally.count },
  ];
}
