import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const program = join(import.meta.dirname, '../../../../dist/tools/testbed/main.js');
const addressSchema = z.object({ url: z.string(), control: z.string() });
const rulesSchema = z.array(z.object({ hits: z.number() }));

/** A proxy in front of a server that does to requests what a test tells it. */
export interface Faults {
  readonly url: string;
  /** Adds a rule, in the form of `testbed faults`. */
  readonly add: (rule: unknown) => Promise<void>;
  /** How many requests each rule has hit, in the order in which they were added. */
  readonly hits: () => Promise<readonly number[]>;
  /** Removes all rules. */
  readonly clear: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a proxy in front of a server. */
export async function startFaults(target: string): Promise<Faults> {
  const child = spawn(process.execPath, [program, 'faults', '--target', target], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  const { url, control } = addressSchema.parse(JSON.parse(String(line)));
  const ask = async (method: string, body?: string) => {
    const answer = await fetch(control, body === undefined ? { method } : { method, body });
    if (!answer.ok) throw new Error(await answer.text());
    return rulesSchema.parse(await answer.json());
  };
  return {
    url,
    add: async (rule) => {
      await ask('POST', JSON.stringify(rule));
    },
    hits: async () => (await ask('GET')).map(({ hits }) => hits),
    clear: async () => {
      await ask('DELETE');
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.stdin.end();
      await exit;
    },
  };
}
