import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(__dirname, '../../../../dist/tools/testbed/main.js');

/** Servers that the testbed runs, until `stop`. */
export interface Testbed<Address> {
  readonly address: Address;
  readonly stop: () => Promise<void>;
}

/** A real bucket server that speaks Google's protocol, with a bucket `medcast`. */
export interface BucketAddress {
  readonly gs: { readonly url: string; readonly env: Readonly<Record<string, string>> };
}

/** A proxy before it that does harm when told to, at `control`. */
export interface FaultAddress {
  readonly url: string;
  readonly control: string;
}

export function startBuckets(): Promise<Testbed<BucketAddress>> {
  return startTestbed('buckets', '--gs');
}

export function startFaults(target: string): Promise<Testbed<FaultAddress>> {
  return startTestbed('faults', '--target', target);
}

async function startTestbed<Address>(...words: readonly string[]): Promise<Testbed<Address>> {
  const child = spawn(process.execPath, [PROGRAM, ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = createInterface(child.stdout);
  const first = new Promise<string>((resolve) => lines.once('line', resolve));
  const failed = ended.then(() =>
    Promise.reject(new Error(`expected the testbed to run, got its end: ${words.join(' ')}`)),
  );
  const address: Address = JSON.parse(await Promise.race([first, failed]));
  const stop = (): Promise<void> => {
    child.stdin.end();
    return ended;
  };
  return { address, stop };
}
