import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Peer } from './peer';

const goldenShape = z.array(
  z.object({
    record: z.object({
      age: z.number(),
      sex: z.string(),
      bmi: z.number(),
      children: z.number(),
      smoker: z.string(),
      region: z.string(),
    }),
    outputs: z.object({ expected: z.number() }),
  }),
);

/** What a graph computes in float32 may lie this far from what the bundle says, in relation to it. */
const TOLERANCE = 1e-5;

/**
 * Tells whether a peer answers yet.
 *
 * @param root of the repository, whose bundle has golden records
 * @throws Error where it answers, serves our model, and another number than the bundle's comes
 */
export async function answersWell(port: number, peer: Peer, root: string): Promise<boolean> {
  const [golden] = goldenShape.parse(JSON.parse(await readFile(join(root, 'bundles/insurance/1/golden.json'), 'utf8')));
  if (golden === undefined) throw new Error('expected golden records in bundles/insurance/1, got none');
  const { path, headers, body } = peer.ask(golden.record);
  const asked = { method: 'POST', headers: { ...headers }, body: Uint8Array.from(body) };
  // `fetch` fails with a TypeError at a port on which nobody listens yet.
  const response = await fetch(`http://127.0.0.1:${port}${path}`, asked).catch((error: unknown) => {
    if (String(error).startsWith('TypeError')) return undefined;
    throw error;
  });
  if (response === undefined) return false;
  const text = await response.text();
  if (!response.ok || peer.serves === 'its own' || holdsNumber(text, golden.outputs.expected)) return response.ok;
  throw new Error(`${peer.name}: expected the answer to hold ${golden.outputs.expected}, got ${text.slice(0, 500)}`);
}

/** Tells whether a text holds a number, to five digits. */
export function holdsNumber(text: string, wanted: number): boolean {
  const numbers = text.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g) ?? [];
  return numbers.some((one) => Math.abs(Number(one) - wanted) <= TOLERANCE * Math.abs(wanted));
}
