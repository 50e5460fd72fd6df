import type { LoadResult } from '../load/load-result';

/** How a server is loaded: as much as it takes, or a share of that at a rate of its own. */
export type LoadShape =
  | { readonly kind: 'closed'; readonly connections: number; readonly seconds: number }
  | { readonly kind: 'open'; readonly share: number; readonly connections: number; readonly seconds: number };

/** One contender under one load, once. */
export interface Sample extends LoadResult {
  readonly suite: string;
  readonly contender: string;
  /** The contender that it is compared with in the same round. */
  readonly baseline: string;
  readonly load: LoadShape;
  readonly round: number;
  /** Rows that each request asks about. */
  readonly rowsPerRequest: number;
  readonly bytesSent: number;
  /** Of all processes of the server, user and kernel. */
  readonly cpuUs: number;
  readonly residentMi: number;
  readonly peakMi: number;
}

/** Requests that were answered in a second. */
export function rateOf({ requests, seconds }: Sample): number {
  return requests / seconds;
}

/** Microseconds of CPU that a request took. */
export function cpuPerRequestOf({ cpuUs, requests }: Sample): number {
  return cpuUs / requests;
}
