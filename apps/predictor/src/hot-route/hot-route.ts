import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { HotAdmission } from './hot-admission';
import type { HotExchange } from './hot-exchange';
import { HotExchanges } from './hot-exchanges';
import type { HotKind } from './hot-kind';

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Answers ordinary questions in front of Fastify, whose routing, hooks and streams take longer for a request than its
 * parsing, scoring and rendering: one good record by POST, in a small JSON body that comes with its head, with a known
 * key where keys are asked for, to a model that serves and has room, and that is not traced. Whatever is not exactly
 * that is left to Fastify with its body put back, so that refusals are made in one place only.
 */
@Injectable()
export class HotRoute implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly admission: HotAdmission,
    private readonly exchanges: HotExchanges,
  ) {}

  /** Lets questions of a kind be answered here. */
  serve(kind: HotKind): void {
    this.admission.add(kind);
  }

  onModuleInit(): void {
    const { server } = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const leave = takeOverRequests(server);
    const begin = (exchange: HotExchange): void => {
      if (!this.exchanges.begin(exchange)) leave(exchange.request, exchange.response);
    };
    server.on('request', (request, response) => {
      const exchange = this.admission.admit(request, response);
      if (exchange === undefined) leave(request, response);
      // The body of a request that comes in one piece is there as soon as the parser is through with that.
      else process.nextTick(begin, exchange);
    });
  }
}

/** Takes the requests of a server from who has answered them so far, and returns how to give one back. */
function takeOverRequests(server: Server): RequestListener {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  return (request, response) => {
    for (const listener of listeners) Reflect.apply(listener, server, [request, response]);
  };
}
