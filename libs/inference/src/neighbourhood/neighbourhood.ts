import type { FieldValue } from '@medcast/record-schema';

/** The people that a model has learned from, as groups of at least ten in a space of scaled fields: never a person. */
export interface Neighbourhood {
  /** How many people the groups speak of. */
  readonly people: number;
  /** How each field becomes coordinates; in the order of the centres' coordinates. */
  readonly fields: readonly NeighbourhoodField[];
  readonly groups: readonly NeighbourhoodGroup[];
  /** How far the people themselves lie from the others, rising in both. */
  readonly distances: readonly DistanceShare[];
  /** Share of the people beyond whose distance a record is called unusual: 0.995. */
  readonly unusualBeyond: number;
  readonly similar: SimilarPeople;
}

/** How a field becomes coordinates. */
export type NeighbourhoodField = QuantityAxis | ValueAxes;

/** A number or a date: one coordinate, and a second one that tells a missing value. */
export interface QuantityAxis {
  readonly kind: 'quantity';
  readonly field: string;
  /** Rising in both; between them and beyond the outermost the coordinate follows straight lines. Dates are days since 1970. */
  readonly knots: readonly { readonly value: number; readonly score: number }[];
  /** Distance between a missing value and the median. */
  readonly missing: number;
}

/** A category or a boolean: one coordinate for each listed value and one for all others. */
export interface ValueAxes {
  readonly kind: 'values';
  readonly field: string;
  /** `null` stands for a missing value. */
  readonly values: readonly FieldValue[];
  /** Distance between two different values. */
  readonly different: number;
}

/** At least ten people. */
export interface NeighbourhoodGroup {
  readonly people: number;
  /** Mean of their coordinates. */
  readonly centre: readonly number[];
  /** Mean of their squared distances from the centre. */
  readonly spread: number;
}

/** A share of the people lies at most this far from the others. */
export interface DistanceShare {
  readonly share: number;
  readonly distance: number;
}

/** Who counts as similar, and how many of them are few. */
export interface SimilarPeople {
  /** Distance up to which a person is similar. */
  readonly radius: number;
  /** Directions in which the people of a group differ, as a number: how their distances scatter. */
  readonly dimensions: number;
  /** A record with fewer similar people than this has few. */
  readonly fewest: number;
  /** Share of the people who have at least `fewest`: 0.98. */
  readonly usualShare: number;
}
