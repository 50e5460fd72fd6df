import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer, connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import { hasCode } from '../../table/store/has-code';

/**
 * Sees to it that one process of this machine at a time writes a file of results. The lock is a socket that listens,
 * so that it ends with its process, however that ends: a lock file would outlive `kill -9`.
 *
 * @param out absolute path of the file of results
 * @returns what releases the lock
 * @throws Problem SCORING_RUN_ACTIVE where another process holds it
 */
export async function lockOutput(out: string): Promise<() => Promise<void>> {
  const address = addressOf(out);
  const server = createServer((socket) => socket.destroy());
  try {
    await listen(server, address);
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE')) throw error;
    if (!isPath(address) || (await isAnswered(address))) throw active(out);
    // The file of a socket that nobody listens on any more.
    await rm(address, { force: true });
    await listen(server, address);
  }
  server.unref();
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
    });
}

/** Linux and Windows have names that vanish with the process that listens; elsewhere it is a file. */
function addressOf(out: string): string {
  const name = `medcast-score-${createHash('sha256').update(out).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
}

function isPath(address: string): boolean {
  return address.startsWith('/');
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const settle = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => {
      settle(true);
    });
    socket.once('error', () => {
      settle(false);
    });
  });
}

function active(out: string): Problem {
  const detail = `expected nobody else to write ${out}, got another run that does; wait for it, or give another --out`;
  return new Problem('SCORING_RUN_ACTIVE', detail);
}
