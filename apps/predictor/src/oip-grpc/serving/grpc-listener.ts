import { setTimeout } from 'node:timers/promises';
import { logVerbosity, type Server, ServerCredentials, setLogVerbosity } from '@grpc/grpc-js';
import { toListenProblem } from '../../lifecycle/listen-at';
import { UseCount } from '../../models/use-count';
import { createGrpcServer, type GrpcServerParts } from './create-grpc-server';

/** What of an address the operating system refused, as grpc-js quotes it. */
const REFUSALS = /\b(?:EADDRINUSE|EACCES|EADDRNOTAVAIL|ENOTFOUND)\b/;
const UNKNOWN_NAME = /Name resolution failed/;

/** Time for the last answers to be sent, and for calls to end that have not sent their message. */
const LAST_ANSWERS_MS = 1000;

/** Where to listen. */
export interface GrpcAddress {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/** Serves gRPC on a port of its own. */
export class GrpcListener {
  private readonly working = new UseCount();
  private readonly server: Server;
  /** Where it listens. */
  private bound: string | undefined;

  constructor(parts: Omit<GrpcServerParts, 'working'>) {
    // Its own lines go to standard error, in no format of ours; what matters of them is thrown or counted as well.
    setLogVerbosity(logVerbosity.NONE);
    this.server = createGrpcServer({ ...parts, working: this.working });
  }

  /** @returns the port; Problem PORT_UNAVAILABLE */
  async listen({ host, port }: GrpcAddress): Promise<number> {
    try {
      const bound = await bind(this.server, `${toAuthority(host)}:${port}`);
      this.bound = `${toAuthority(host)}:${bound}`;
      return bound;
    } catch (error) {
      throw toListenProblem({ host, port, setting: 'GRPC_PORT' }, codeOf(error), error);
    }
  }

  /** Asks clients to come back on another connection, which will be one to another server. */
  drain(): void {
    // Who does not go is not sent away: what is left when the program stops is ended by {@link stop}.
    if (this.bound !== undefined) this.server.drain(this.bound, 2 ** 31 - 1);
  }

  /** Accepts no more calls, and waits for those whose messages have come. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.tryShutdown(() => resolve()));
    await Promise.race([closed, this.working.idle().then(() => setTimeout(LAST_ANSWERS_MS))]);
    this.server.forceShutdown();
  }
}

function bind(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(port) : reject(error),
    );
  });
}

function codeOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return UNKNOWN_NAME.test(message) ? 'ENOTFOUND' : (REFUSALS.exec(message)?.[0] ?? '');
}

function toAuthority(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
