import type { Socket } from 'node:net';
import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/**
 * Ends connections that carry no request when the program stops. Node itself ends those that are idle after a request,
 * but waits for any that never carried one, and for any that becomes idle later.
 */
@Injectable()
export class Connections implements OnModuleInit, BeforeApplicationShutdown {
  /** Requests in flight by connection. */
  private readonly inFlight = new Map<Socket, number>();
  private closing = false;

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.server.on('connection', (socket) => this.open(socket));
    fastify.addHook('onRequest', (request, _reply, done) => {
      this.count(request.raw.socket, 1);
      done();
    });
    fastify.addHook('onResponse', (request, _reply, done) => {
      this.count(request.raw.socket, -1);
      done();
    });
  }

  /** Requests that have begun and not ended; those of a client that has gone count no more. */
  get requestsInFlight(): number {
    let sum = 0;
    for (const requests of this.inFlight.values()) sum += requests;
    return sum;
  }

  /** Notes that a request of a connection has begun (1) or ended (-1). */
  count(socket: Socket, change: 1 | -1): void {
    const before = this.inFlight.get(socket);
    if (before === undefined) return;
    const requests = before + change;
    this.inFlight.set(socket, requests);
    if (this.closing && requests === 0) socket.end();
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
    for (const [socket, requests] of this.inFlight) {
      if (requests === 0) socket.destroy();
    }
  }

  private open(socket: Socket): void {
    if (this.closing) {
      socket.destroy();
      return;
    }
    this.inFlight.set(socket, 0);
    socket.once('close', () => this.inFlight.delete(socket));
  }
}
