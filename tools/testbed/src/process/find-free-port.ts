import { once } from 'node:events';
import { createServer } from 'node:net';

/** Where servers listen unless they are told otherwise. */
export const LOOPBACK = '127.0.0.1';

/** A TCP port that nothing listens on now. */
export async function findFreePort(host = LOOPBACK): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
  return address.port;
}
