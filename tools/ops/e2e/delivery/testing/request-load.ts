import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const program = join(import.meta.dirname, 'send-requests.mjs');

const outcomeShape = z.object({
  sent: z.number(),
  answered: z.number(),
  failed: z.number(),
  /** How many failed for each reason. */
  failures: z.record(z.string(), z.number()),
  longestMs: z.number(),
  /** How many were answered by each model: `{"insurance/1": 20000}`. */
  models: z.record(z.string(), z.number()),
});

/** What came of a load. */
export type LoadOutcome = z.infer<typeof outcomeShape>;

/** Requests that are being sent. */
export interface RunningLoad {
  /** Lets the requests in flight end, and sends no more. */
  stop(): Promise<LoadOutcome>;
}

/** Where and how much to ask. */
export interface LoadRequest {
  /** Words before a command that is to run in the cluster's network. */
  readonly exec: readonly string[];
  readonly url: string;
  /** Connections at once; half of them are kept. */
  readonly clients?: number;
}

/** Begins to ask a predictor without a pause. */
export async function startLoad({ exec, url, clients = 8 }: LoadRequest): Promise<RunningLoad> {
  const [command, ...words] = [...exec, process.execPath, program, url, String(clients)];
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  await lines.next();
  return {
    async stop() {
      child.stdin.end();
      const { value } = await lines.next();
      return outcomeShape.parse(JSON.parse(value ?? 'null'));
    },
  };
}

/** Asks while something is done, and at least for so many seconds. */
export async function loadDuring(
  request: LoadRequest & { readonly seconds: number },
  work: () => Promise<unknown>,
): Promise<LoadOutcome> {
  const load = await startLoad(request);
  try {
    await Promise.all([work(), sleep(request.seconds * 1000)]);
  } catch (error) {
    await load.stop();
    throw error;
  }
  return load.stop();
}
