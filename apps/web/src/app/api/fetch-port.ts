import { InjectionToken } from '@angular/core';

/** As much of an HTTP answer as the form reads. */
export interface FetchedAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}

/** The way to the network; rejects when there is no answer. */
export type FetchPort = (url: string, init: RequestInit) => Promise<FetchedAnswer>;

/** The browser's `fetch`; tests provide another. */
export const FETCH_PORT = new InjectionToken<FetchPort>('FETCH_PORT', {
  providedIn: 'root',
  factory: () => (url, init) => fetch(url, init),
});
