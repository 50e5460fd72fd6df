import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '@medcast/problem';
import type { Settings } from '../settings/settings';

/** What the operating system says when an address cannot be listened on, and what helps. */
const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there; stop it or set PORT to a free one',
  EACCES: 'the system reserves it; set PORT to one above 1023',
  EADDRNOTAVAIL: 'this machine has no such address; set HOST to one it has',
  ENOTFOUND: 'the name is unknown; set HOST to an address of this machine',
};

/**
 * Listens for requests.
 *
 * @returns the URL at which a person on this machine finds the form
 * @throws Problem PORT_UNAVAILABLE
 */
export async function listen(app: NestFastifyApplication, { port, host }: Settings): Promise<string> {
  await app.init();
  try {
    // Not through Nest, which would log the failure before it is told in a line for a person.
    await app.getHttpAdapter().getInstance().listen({ port, host });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const advice = ADVICE[code];
    if (advice === undefined) throw error;
    throw new Problem('PORT_UNAVAILABLE', `expected to listen on ${host}:${port}, got ${code}: ${advice}`, {
      cause: error,
    });
  }
  const address: AddressInfo | string | null = app.getHttpServer().address();
  return toUrl(host, typeof address === 'object' && address !== null ? address.port : port);
}

function toUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
