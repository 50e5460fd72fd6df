import { Problem } from '@medcast/problem';
import type { FastifyInstance } from 'fastify';

/** Where to listen, and by which setting a person would change it. */
export interface ListenAddress {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly setting: 'PORT' | 'ADMIN_PORT' | 'GRPC_PORT';
}

/**
 * Lets a server listen.
 *
 * @returns the URL at which a person on this machine finds it
 * @throws Problem PORT_UNAVAILABLE
 */
export async function listenAt(fastify: FastifyInstance, listenAddress: ListenAddress): Promise<string> {
  const { host, port } = listenAddress;
  try {
    await fastify.listen({ port, host });
  } catch (error) {
    throw toListenProblem(listenAddress, error instanceof Error && 'code' in error ? String(error.code) : '', error);
  }
  const address = fastify.server.address();
  return toUrl(host, typeof address === 'object' && address !== null ? address.port : port);
}

/**
 * Says why there is no listening at an address.
 *
 * @param code what the operating system says, such as EADDRINUSE
 * @returns Problem PORT_UNAVAILABLE; the cause itself where its code is none that a person can do something about
 */
export function toListenProblem({ host, port, setting }: ListenAddress, code: string, cause: unknown): unknown {
  const advice = adviceFor(code, setting);
  if (advice === undefined) return cause;
  return new Problem('PORT_UNAVAILABLE', `expected to listen on ${host}:${port}, got ${code}: ${advice}`, { cause });
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
