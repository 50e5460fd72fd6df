import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyServerOptions, LogController } from 'fastify';
import type { Log } from '../logging/create-log';
import { REQUEST_ID_HEADER, toRequestId } from '../logging/request-id';
import { decorateWithRoute } from '../logging/to-route';
import { answerClientError } from '../problems/answer-client-error';
import { sendProblem } from '../problems/send-problem';
import { toProblem } from '../problems/to-problem';
import type { Settings } from '../settings/settings';

/** Longest time in which a whole request must have come: 10 MiB over a line of 1 Mbit/s take 84 s. */
const REQUEST_TIMEOUT_MS = 120_000;

/** Creates the HTTP server: limits, time-outs and request ids. */
export function createHttpAdapter(settings: Settings, log: Log): FastifyAdapter {
  const adapter = new FastifyAdapter({ ...toServerOptions(settings, log), skipMiddie: true });
  const fastify = adapter.getInstance();
  // Above the keep-alive time, lest a request that comes at its very end is cut (nodejs/node#27363).
  fastify.server.headersTimeout = settings.keepAliveMs + 1000;
  decorateWithRoute(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header(REQUEST_ID_HEADER, request.id).header('cache-control', 'no-store');
    done();
  });
  return adapter;
}

function toServerOptions(settings: Settings, log: Log): FastifyServerOptions {
  return {
    loggerInstance: createFastifyLog(log),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: settings.maxBodyBytes,
    keepAliveTimeout: settings.keepAliveMs,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: (request) => toRequestId(request.headers),
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, _request, reply) => sendProblem(reply, toProblem(error)),
  };
}

/** Fastify says of requests what {@link RequestLog} says better; only its warnings are wanted. */
function createFastifyLog(log: Log): Log {
  return log.isLevelEnabled('debug') || !log.isLevelEnabled('warn') ? log : log.child({}, { level: 'warn' });
}
