import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { toRequestId } from '../logging/request-id';
import { type Admission, HotAdmission } from './hot-admission';
import { HotExchanges } from './hot-exchanges';
import type { HotKind } from './hot-kind';
import { readWholeBody } from './read-whole-body';

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/** A request that is ordinary as far as its head tells. */
interface Arrival {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** By the clock of `performance.now()`. */
  readonly cameAtMs: number;
}

/**
 * Answers ordinary questions in front of Fastify, whose routing, hooks and streams take longer for a request than its
 * parsing, scoring and rendering: one good record by POST, in a small JSON body that comes with its head, with a known
 * key where keys are asked for, to a model that serves and has room, and that is not traced. Whatever is not exactly
 * that is left to Fastify with its body put back, so that refusals are made in one place only.
 */
@Injectable()
export class HotRoute implements OnModuleInit {
  private readonly kinds: HotKind[] = [];

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly admission: HotAdmission,
    private readonly exchanges: HotExchanges,
  ) {}

  /** Lets questions of a kind be answered here. */
  serve(kind: HotKind): void {
    this.kinds.push(kind);
  }

  onModuleInit(): void {
    const { server } = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const leave = takeOverRequests(server);
    const proceed = (admission: Admission, arrival: Arrival): void => {
      if (!this.proceed(admission, arrival)) leave(arrival.request, arrival.response);
    };
    server.on('request', (request, response) => {
      const admission = this.admission.admit(request, this.kinds);
      if (admission === undefined) leave(request, response);
      // The body of a request that comes in one piece is there as soon as the parser is through with that.
      else process.nextTick(proceed, admission, { request, response, cameAtMs: performance.now() });
    });
  }

  /** Whether the request will be answered here. */
  private proceed(admission: Admission, { request, response, cameAtMs }: Arrival): boolean {
    const bytes = readWholeBody(request, admission.bytes);
    if (bytes === undefined) return false;
    const requestId = toRequestId(request.headers);
    const { kind, champion } = admission;
    const question = kind.ask({ champion, bytes, requestId });
    const messages = { request, response, requestId, cameAtMs };
    if (question !== undefined && this.exchanges.begin({ messages, asked: admission, question })) return true;
    request.unshift(bytes);
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
