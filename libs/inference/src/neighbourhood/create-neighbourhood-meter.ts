import type { FieldValue } from '@medcast/record-schema';
import { createFieldSpace } from './create-field-space';
import type { Neighbourhood, NeighbourhoodGroup } from './neighbourhood';
import { normalShareBelow } from './normal-share-below';

/** Where a record lies among the people that a model has learned from. */
export interface Nearness {
  /** Root of the mean squared distance to the people of the nearest group. */
  readonly distance: number;
  /** About how many people lie within the radius. */
  readonly similarPeople: number;
}

/** What is measured against: a part of a {@link Neighbourhood}. */
export type MeterParts = Pick<Neighbourhood, 'fields' | 'groups'> & {
  readonly similar: Pick<Neighbourhood['similar'], 'radius' | 'dimensions'>;
};

/** Measures where records lie among people of whom only groups are known. Pure. */
export function createNeighbourhoodMeter({
  fields,
  groups,
  similar,
}: MeterParts): (record: Readonly<Record<string, FieldValue>>) => Nearness {
  const space = createFieldSpace(fields);
  return (record) => {
    const point = new Float64Array(space.dimensions);
    space.writePoint(record, point, 0);
    let nearest = Infinity;
    let similarPeople = 0;
    for (const group of groups) {
      const squared = meanSquaredDistance(group, point);
      nearest = Math.min(nearest, squared);
      similarPeople += group.people * shareWithin(similar, squared, group.spread);
    }
    return { distance: Math.sqrt(nearest), similarPeople };
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
