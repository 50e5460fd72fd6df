import { getOrAdd } from '../get-or-add';

/** Around a prediction's own time, which is under a millisecond, and up to what a client gives up at. */
export const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** Which requests a tally counts. */
export interface RequestLabels {
  readonly method: string;
  readonly route: string;
  readonly status: number;
}

/** Counts of some requests and of their times. */
export class RequestTally {
  count = 0;
  /** Of all times, in seconds. */
  sum = 0;
  /** How many took at most as long as each of {@link SECONDS} and longer than the one before; the last, longer than all. */
  readonly buckets = new Float64Array(SECONDS.length + 1);

  constructor(readonly labels: RequestLabels) {}

  add(seconds: number): void {
    this.count++;
    this.sum += seconds;
    let bucket = 0;
    while (bucket < SECONDS.length && seconds > (SECONDS[bucket] ?? Infinity)) bucket++;
    this.buckets[bucket] = (this.buckets[bucket] ?? 0) + 1;
  }
}

/** The tallies of all requests, found without making a text of their labels each time. */
export class RequestTallies {
  private readonly byRoute = new Map<string, Map<number, RequestTally[]>>();

  /** The tally of some requests; a new one where there is none. */
  of(labels: RequestLabels): RequestTally {
    const { method, route, status } = labels;
    const byStatus = getOrAdd(this.byRoute, route, () => new Map<number, RequestTally[]>());
    const tallies = getOrAdd(byStatus, status, (): RequestTally[] => []);
    for (const tally of tallies) if (tally.labels.method === method) return tally;
    const added = new RequestTally(labels);
    tallies.push(added);
    return added;
  }

  get all(): readonly RequestTally[] {
    return [...this.byRoute.values()].flatMap((byStatus) => [...byStatus.values()].flat());
  }
}
