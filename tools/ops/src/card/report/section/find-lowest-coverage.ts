import type { MeanAndDeviation } from '../../../train/evaluation/spread';

/** The group that an interval covers least. */
export interface LowestCoverage {
  /** "smoker: yes". */
  readonly group: string;
  readonly coverage: MeanAndDeviation;
}

/** Finds the group with the lowest mean coverage, or nothing where there are no groups. */
export function findLowestCoverage(
  coverageByGroup: Readonly<Record<string, Readonly<Record<string, MeanAndDeviation>>>>,
): LowestCoverage | undefined {
  return Object.entries(coverageByGroup)
    .flatMap(([field, byCategory]) =>
      Object.entries(byCategory).map(([category, coverage]) => ({ group: `${field}: ${category}`, coverage })),
    )
    .toSorted((left, right) => left.coverage.mean - right.coverage.mean)
    .at(0);
}
