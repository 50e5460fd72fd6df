import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** Whether the program is about to stop: it still answers, but asks clients to come back on another connection. */
@Injectable()
export class Drain implements OnModuleInit {
  private draining = false;
  private readonly toDo: (() => void)[] = [];

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    // When an answer is sent, not when its request comes: one that was in flight already must not keep its connection.
    fastify.addHook('onSend', async (_request, reply) => {
      if (this.draining) void reply.header('connection', 'close');
    });
  }

  get isDraining(): boolean {
    return this.draining;
  }

  begin(): void {
    this.draining = true;
    this.toDo.splice(0).forEach((act) => act());
  }

  /** Has something done when it begins. */
  whenBegun(act: () => void): void {
    this.toDo.push(act);
  }
}
