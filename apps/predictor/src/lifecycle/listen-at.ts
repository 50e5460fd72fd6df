import { Problem } from '@medcast/problem';
import type { FastifyInstance } from 'fastify';

/** Where to listen, and by which setting a person would change it. */
export interface ListenAddress {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly setting: 'PORT' | 'ADMIN_PORT';
}

/**
 * Lets a server listen.
 *
 * @returns the URL at which a person on this machine finds it
 * @throws Problem PORT_UNAVAILABLE
 */
export async function listenAt(fastify: FastifyInstance, { host, port, setting }: ListenAddress): Promise<string> {
  try {
    await fastify.listen({ port, host });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const advice = adviceFor(code, setting);
    if (advice === undefined) throw error;
    const detail = `expected to listen on ${host}:${port}, got ${code}: ${advice}`;
    throw new Problem('PORT_UNAVAILABLE', detail, { cause: error });
  }
  const address = fastify.server.address();
  return toUrl(host, typeof address === 'object' && address !== null ? address.port : port);
}

/** What helps where the operating system refuses an address. */
function adviceFor(code: string, setting: string): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `another program listens there; stop it or set ${setting} to a free one`;
    case 'EACCES':
      return `the system reserves it; set ${setting} to one above 1023`;
    case 'EADDRNOTAVAIL':
      return 'this machine has no such address; set HOST to one it has';
    case 'ENOTFOUND':
      return 'the name is unknown; set HOST to an address of this machine';
    default:
      return undefined;
  }
}

function toUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
