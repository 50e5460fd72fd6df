import type { FieldValue } from '@medcast/record-schema';
import { createFieldSpace, createPlaces } from './create-field-space';
import type { Neighbourhood, NeighbourhoodGroup } from './neighbourhood';
import { compileGroupDistances } from './group-distances';
import { normalShareBelow } from './normal-share-below';

/** Where a record lies among the people that a model has learned from. */
export interface Nearness {
  /** Root of the mean squared distance to the people of the nearest group. */
  readonly distance: number;
  /** About how many people lie within the radius; where enough were asked for, that many may be said for more. */
  readonly similarPeople: number;
}

/** What is measured against: a part of a {@link Neighbourhood}. */
export type MeterParts = Pick<Neighbourhood, 'fields' | 'groups'> & {
  readonly similar: Pick<Neighbourhood['similar'], 'radius' | 'dimensions'> & {
    /** How many similar people are enough not to count on; by default all are counted. */
    readonly enough?: number;
  };
};

/** Measures where records lie among people of whom only groups are known. */
export function createNeighbourhoodMeter(
  parts: MeterParts,
): (record: Readonly<Record<string, FieldValue>>) => Nearness {
  const { fields, groups, similar } = parts;
  const { enough = Infinity } = similar;
  const space = createFieldSpace(fields);
  // Used again for each record: this is asked for every answer.
  const places = createPlaces(fields.length);
  const squares = new Float64Array(groups.length);
  const measureGroups = compileGroupDistances(groups, space.dimensions);
  const similarIn = (index: number): number => {
    const group = groups[index];
    return group === undefined ? 0 : group.people * shareWithin(similar, squares[index] ?? 0, group.spread);
  };
  return (record) => {
    space.writePlaces(record, places);
    const nearest = measureGroups(places, squares);
    let similarPeople = similarIn(nearest);
    if (similarPeople < enough) {
      similarPeople = 0;
      for (let index = 0; index < groups.length && similarPeople < enough; index++) similarPeople += similarIn(index);
    }
    return { distance: Math.sqrt(squares[nearest] ?? Infinity), similarPeople };
  };
}

/** Of a point to the people of a group, exactly: the squared distance to their mean and their spread about it. */
export function meanSquaredDistance({ centre, spread }: NeighbourhoodGroup, point: Float64Array): number {
  let squared = spread;
  for (let axis = 0; axis < point.length; axis++) {
    const difference = (point[axis] ?? 0) - (centre[axis] ?? 0);
    squared += difference * difference;
  }
  return squared;
}

/**
 * The share of a group's people within the radius of a point, as if they were scattered normally about their centre
 * in so many directions: squared distances then have the variance `(4 m − 2 s) s / d` (non-central chi-squared), with
 * m their mean and s the group's spread; their cube root is nearly normal (Wilson and Hilferty 1931).
 */
export function shareWithin(
  { radius, dimensions }: MeterParts['similar'],
  meanSquared: number,
  spread: number,
): number {
  const relativeVariance = ((4 * meanSquared - 2 * spread) * spread) / dimensions / meanSquared ** 2;
  if (!(relativeVariance > 0)) return meanSquared <= radius * radius ? 1 : 0;
  const ninth = relativeVariance / 9;
  return normalShareBelow((Math.cbrt((radius * radius) / meanSquared) - (1 - ninth)) / Math.sqrt(ninth));
}
