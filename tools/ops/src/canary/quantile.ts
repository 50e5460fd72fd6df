/**
 * The time under which a share of the answers stay, by the buckets of a histogram; within a bucket the answers are taken
 * to be spread evenly, as Prometheus does.
 *
 * @param withinSeconds counts up to each bound, `+Inf` included
 * @param share from 0 to 1
 * @returns seconds; the last finite bound for what is slower; undefined where nothing was counted
 */
export function quantileOf(withinSeconds: Readonly<Record<string, number>>, share: number): number | undefined {
  const buckets = Object.entries(withinSeconds)
    .map(([bound, count]) => ({ bound: bound === '+Inf' ? Infinity : Number(bound), count }))
    .sort((a, b) => a.bound - b.bound);
  const total = buckets.at(-1)?.count ?? 0;
  if (total === 0) return undefined;
  const rank = share * total;
  const index = buckets.findIndex(({ count }) => count >= rank);
  const [before, bucket] = [buckets[index - 1] ?? { bound: 0, count: 0 }, buckets[index]];
  if (bucket === undefined || bucket.bound === Infinity) return before.bound;
  const part = bucket.count === before.count ? 1 : (rank - before.count) / (bucket.count - before.count);
  return before.bound + (bucket.bound - before.bound) * part;
}
