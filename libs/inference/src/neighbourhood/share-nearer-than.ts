import type { DistanceShare } from './neighbourhood';

/** Share of the people who lie nearer to the others than a distance: between the rows of the table along straight lines. */
export function shareNearerThan(distances: readonly DistanceShare[], distance: number): number {
  const above = distances.findIndex((row) => row.distance > distance);
  const upper = distances[above];
  const lower = distances[above - 1];
  if (above === 0) return 0;
  if (upper === undefined || lower === undefined) return 1;
  const part = (distance - lower.distance) / (upper.distance - lower.distance);
  return lower.share + part * (upper.share - lower.share);
}
