import { type CapacityModel, fitCapacity } from '../capacity/capacity-model';
import type { BenchResults } from '../results/results';
import { summarise, type Summary } from '../report/summarise';

/** What every section of the page is written from. */
export interface PageParts {
  readonly results: BenchResults;
  readonly summaries: readonly Summary[];
  /** Absent where the rates were not measured. */
  readonly capacity: CapacityModel | undefined;
}

/** Works out what the page shows. */
export function toPageParts(results: BenchResults): PageParts {
  const rates = results.samples.filter(({ suite }) => suite === 'rates');
  return {
    results,
    summaries: summarise(results.samples),
    capacity: rates.length === 0 ? undefined : fitCapacity(rates, results.pod),
  };
}

/** The summaries of one suite. */
export function ofSuite({ summaries }: PageParts, suite: string): readonly Summary[] {
  return summaries.filter((one) => one.suite === suite);
}
