import type { Server } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyHttpOptions, LogController } from 'fastify';
import type { Log } from '../logging/create-log';
import { REQUEST_ID_HEADER, toRequestId } from '../logging/request-id';
import { decorateWithRoute } from '../logging/to-route';
import { answerClientError } from '../problems/answer-client-error';
import { sendProblem } from '../problems/send-problem';
import { toProblem } from '../problems/to-problem';
import type { Settings } from '../settings/settings';

/** How often Node looks for requests whose time is over: by default only every 30 s. */
const TIMEOUT_CHECK_MS = 1_000;

/** Creates the HTTP server: limits, time-outs and request ids. */
export function createHttpAdapter(settings: Settings, log: Log): FastifyAdapter {
  const adapter = new FastifyAdapter({ ...toServerOptions(settings, log), skipMiddie: true });
  const fastify = adapter.getInstance();
  // May be below the keep-alive time: since Node 18 it runs from the first byte of a request (e2e/timeouts.spec.ts).
  fastify.server.headersTimeout = settings.headersTimeoutMs;
  decorateWithRoute(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header(REQUEST_ID_HEADER, request.id).header('cache-control', 'no-store');
    done();
  });
  return adapter;
}

function toServerOptions(settings: Settings, log: Log): FastifyHttpOptions<Server> {
  return {
    loggerInstance: createFastifyLog(log),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: settings.maxBodyBytes,
    keepAliveTimeout: settings.keepAliveMs,
    requestTimeout: settings.requestTimeoutMs,
    http: { connectionsCheckingInterval: TIMEOUT_CHECK_MS },
    genReqId: (request) => toRequestId(request.headers),
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, _request, reply) => sendProblem(reply, toProblem(error)),
  };
}

/** Fastify says of requests what {@link RequestLog} says better; only its warnings are wanted. */
function createFastifyLog(log: Log): Log {
  return log.isLevelEnabled('debug') || !log.isLevelEnabled('warn') ? log : log.child({}, { level: 'warn' });
}
