import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { CLEAN_ENVIRONMENT, type Namespace, WORDS_TO_END_WITH_US } from '../namespace/start-namespace';
import type { RelayMessage } from './relay-message';

/** The way from the machine's loopback into the network of the cluster. */
export interface Relay {
  /** @returns the port of loopback that leads there from now on */
  readonly open: (target: RelayMessage) => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Starts the program that carries connections, in the network of a namespace. */
export function startRelay({ pid }: Namespace): Relay {
  const program = join(import.meta.dirname, 'relay.js');
  const enter = ['nsenter', '--target', String(pid), '--net', '--'];
  const [file, ...words] = [...WORDS_TO_END_WITH_US, ...enter, process.execPath, program];
  const child = spawn(file, words, { env: CLEAN_ENVIRONMENT, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exit = once(child, 'exit');
  const open = async (target: RelayMessage) => {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const address = listener.address();
    if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
    await new Promise<void>((resolve, reject) => {
      child.send(target, listener, (error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
    // The other process has it now; here it would take connections and leave them.
    listener.close();
    return address.port;
  };
  const stop = async () => {
    if (child.connected) child.disconnect();
    await exit;
  };
  return { open, stop };
}
