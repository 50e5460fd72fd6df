import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** How long single predictions took, in milliseconds. */
export interface Waits {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
}

/** What is asked again and again. */
export interface SingleOrder {
  readonly port: number;
  readonly model: string;
  readonly record: unknown;
  readonly seconds: number;
}

/** Between two questions. */
const PAUSE_MS = 5;

/** Asks for single predictions, one at a time on one connection, for a while. */
export async function measureWaits({ port, model, record, seconds }: SingleOrder): Promise<Waits> {
  const agent = new Agent({ keepAlive: true });
  const body = JSON.stringify(record);
  const path = `/api/v1/models/${model}/predict`;
  const waits: number[] = [];
  const untilMs = performance.now() + seconds * 1000;
  while (performance.now() < untilMs) {
    const beganMs = performance.now();
    await new Promise<void>((resolve, reject) => {
      const asked = request({ port, method: 'POST', path, agent, headers: { 'content-type': 'application/json' } });
      asked.on('response', (response) => response.resume().on('end', resolve));
      asked.on('error', reject).end(body);
    });
    waits.push(performance.now() - beganMs);
    await setTimeout(PAUSE_MS);
  }
  agent.destroy();
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return { count: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), longestMs: at(1) };
}
