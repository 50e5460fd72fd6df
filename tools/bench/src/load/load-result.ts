/** What came of a load. */
export interface LoadResult {
  /** Requests that were answered with 2xx. */
  readonly requests: number;
  readonly seconds: number;
  /** Requests that got no answer, or one of another status than 2xx. */
  readonly failures: number;
  /** Of the answers, heads and all, where the tool counts them. */
  readonly bytesReceived: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Where a load goes, and from where. */
export interface LoadTarget {
  readonly port: number;
  /** Core of the load generator. */
  readonly core: number;
  /** File with the body of the question. */
  readonly bodyFile: string;
}
