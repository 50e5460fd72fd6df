import { meanSquaredDistance, type NeighbourhoodGroup, shareWithin, type SimilarPeople } from '@medcast/inference';
import { createDraw, drawSome } from '../background/draw';
import type { Point } from './measure-people';

/** Half of the people have at least this share of all others within the radius. */
const SIMILAR_SHARE = 0.05;
const SIMILAR_AT_LEAST = 5;
/** People whose distances to all others are measured. */
const MEASURED = 300;
const DIMENSIONS = [1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32];

/** Finds who counts as similar, and the scatter of distances with which groups tell best how many they are. */
export function findRadius(
  points: readonly Point[],
  groups: readonly NeighbourhoodGroup[],
  seed: number,
): Pick<SimilarPeople, 'radius' | 'dimensions'> {
  const measured = drawSome(points, MEASURED, createDraw(seed));
  const rank = Math.max(SIMILAR_AT_LEAST, Math.ceil(SIMILAR_SHARE * points.length));
  const squares = measured.map((point) =>
    points.map((other) => squaredDistance(point, other)).toSorted((a, b) => a - b),
  );
  const reaches = squares.map((sorted) => sorted[Math.min(rank, sorted.length - 1)] ?? 0).toSorted((a, b) => a - b);
  const radius = Math.max(1e-6, Number(Math.sqrt(reaches[Math.floor(reaches.length / 2)] ?? 0).toFixed(6)));
  const counts = squares.map((sorted) => sorted.filter((square) => square <= radius * radius).length);
  const errorOf = (dimensions: number) =>
    measured.reduce((sum, point, index) => {
      const estimate = countWithin(point, groups, { radius, dimensions });
      return sum + Math.abs(Math.log((estimate + 1) / ((counts[index] ?? 0) + 1)));
    }, 0);
  const dimensions = DIMENSIONS.reduce((best, candidate) => (errorOf(candidate) < errorOf(best) ? candidate : best));
  return { radius, dimensions };
}

function countWithin(
  point: Point,
  groups: readonly NeighbourhoodGroup[],
  reach: Pick<SimilarPeople, 'radius' | 'dimensions'>,
): number {
  return groups.reduce(
    (sum, group) => sum + group.people * shareWithin(reach, meanSquaredDistance(group, point), group.spread),
    0,
  );
}

function squaredDistance(point: Point, other: Point): number {
  let squared = 0;
  for (let axis = 0; axis < point.length; axis++) squared += ((point[axis] ?? 0) - (other[axis] ?? 0)) ** 2;
  return squared;
}
