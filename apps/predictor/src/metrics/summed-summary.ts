import { type MetricObjectWithValues, type MetricValueWithName, Summary, type SummaryConfiguration } from 'prom-client';

/** What was counted of one set of labels. */
export interface SummedValues<Label extends string> {
  readonly labels: Readonly<Record<Label, string>>;
  readonly sum: number;
  readonly count: number;
}

/**
 * A summary of sums and counts alone, made of what was counted elsewhere when it is asked for. They add up over pods, as
 * quantiles do not.
 */
export class SummedSummary<Label extends string> extends Summary<Label> {
  private readonly name: string;
  private readonly valuesOf: () => readonly SummedValues<Label>[];

  constructor(configuration: SummaryConfiguration<Label>, valuesOf: () => readonly SummedValues<Label>[]) {
    super({ ...configuration, percentiles: [] });
    this.name = configuration.name;
    this.valuesOf = valuesOf;
  }

  override async get(): Promise<MetricObjectWithValues<MetricValueWithName<Label>>> {
    const { name } = this;
    const values = this.valuesOf().flatMap(({ labels, sum, count }) => [
      { metricName: `${name}_sum`, labels, value: sum },
      { metricName: `${name}_count`, labels, value: count },
    ]);
    return { ...(await super.get()), values };
  }
}
