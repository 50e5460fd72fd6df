import {
  meanSquaredDistance,
  type Nearness,
  type NeighbourhoodGroup,
  shareWithin,
  type SimilarPeople,
} from '@medcast/inference';

/** Coordinates of a person. */
export type Point = Float64Array;

type Reach = Pick<SimilarPeople, 'radius' | 'dimensions'>;

/**
 * Measures every person as a stranger would be: left out of their own group. The mean squared distance to the others
 * of a group of n is exactly n / (n − 1) of that to all of it, oneself included.
 *
 * @param points by group, in the order of the groups
 */
export function measurePeople(
  points: readonly (readonly Point[])[],
  groups: readonly NeighbourhoodGroup[],
  reach: Reach,
): readonly Nearness[] {
  return points.flatMap((members, own) => members.map((point) => measurePerson({ point, own }, groups, reach)));
}

function measurePerson(
  { point, own }: { readonly point: Point; readonly own: number },
  groups: readonly NeighbourhoodGroup[],
  reach: Reach,
): Nearness {
  let nearest = Infinity;
  let similarPeople = 0;
  for (const [index, group] of groups.entries()) {
    const others = index === own ? group.people - 1 : group.people;
    const squared = (meanSquaredDistance(group, point) * group.people) / others;
    nearest = Math.min(nearest, squared);
    similarPeople += others * shareWithin(reach, squared, group.spread);
  }
  return { distance: Math.sqrt(nearest), similarPeople };
}
