import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { toRequestId } from '../../logging/request-id';
import { acceptBody } from './accept-body';
import { type Admission, HotAdmission } from './hot-admission';
import type { HotMessages } from './hot-exchange';
import { HotExchanges } from './hot-exchanges';

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Answers the ordinary question in front of Fastify, whose routing, hooks and streams take longer for a request than its
 * parsing, scoring and rendering: one good record by POST, in a small JSON body that comes with its head, with a known
 * key where keys are asked for, to a model that serves and has room, while nothing is traced. Whatever is not exactly that is left to Fastify
 * with its body put back, so that refusals are made in one place only.
 */
@Injectable()
export class HotRoute implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly admission: HotAdmission,
    private readonly exchanges: HotExchanges,
  ) {}

  onModuleInit(): void {
    const { server } = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const leave = takeOverRequests(server);
    const proceed = (admission: Admission, messages: HotMessages): void => {
      if (!this.proceed(admission, messages)) leave(messages.request, messages.response);
    };
    server.on('request', (request, response) => {
      const admission = this.admission.admit(request);
      if (admission === undefined) leave(request, response);
      // The body of a request that comes in one piece is there as soon as the parser is through with that.
      else process.nextTick(proceed, admission, { request, response, cameAtMs: performance.now() });
    });
  }

  /** Whether the request will be answered here. */
  private proceed({ champion, route, bytes }: Admission, messages: HotMessages): boolean {
    const { request } = messages;
    const body = acceptBody({ request, bytes, parser: champion.parser });
    if (body === undefined) return false;
    const requestId = toRequestId(request.headers);
    if (this.exchanges.begin(messages, { champion, route, accepted: body.accepted, requestId })) return true;
    request.unshift(body.bytes);
    return false;
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
