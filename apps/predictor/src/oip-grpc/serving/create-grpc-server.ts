import { type handleUnaryCall, Server, type ServerOptions, type ServiceDefinition, status } from '@grpc/grpc-js';
import { toRequestId } from '../../logging/request-id';
import type { UseCount } from '../../models/use-count';
import { toProblem } from '../../problems/to-problem';
import { cancelled } from '../../lifecycle/gone-signal';
import { GrpcAsker } from '../call/grpc-asker';
import { hasDeadlinePassed } from '../call/has-deadline-passed';
import type { GrpcMethod } from '../grpc-methods';
import { type CallRules, createInterceptor } from './create-interceptor';
import { toHeaders } from './grpc-metadata';
import { toGrpcRefusal } from './grpc-refusal';

const SERVICE = 'inference.GRPCInferenceService';

/** Streams of one connection: more wait with the client. A message of each may be held, hence a bound. */
const MOST_STREAMS = 1000;

/** How often a connection with calls is asked whether anybody is there. */
const PING_MS = 60_000;

/** What a server of gRPC is made of. */
export interface GrpcServerParts {
  /** By name. */
  readonly methods: ReadonlyMap<string, GrpcMethod>;
  /** Counts the calls whose messages have come. */
  readonly working: UseCount;
  readonly rules: CallRules;
  /** Most bytes of a message, inflated or not. */
  readonly maxMessageBytes: number;
  /** How long a connection without calls is kept. */
  readonly keepAliveMs: number;
}

type UnaryMethod = handleUnaryCall<Buffer, Buffer>;

/** Creates the server; nothing listens yet. */
export function createGrpcServer(parts: GrpcServerParts): Server {
  const server = new Server(toServerOptions(parts));
  const names = [...parts.methods.keys()];
  const handlers = names.map((name) => [name, toHandler(parts, name)] as const);
  server.addService(toDefinition(names), Object.fromEntries(handlers));
  return server;
}

function toServerOptions({ rules, maxMessageBytes, keepAliveMs }: GrpcServerParts): ServerOptions {
  return {
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_send_message_length': -1,
    'grpc.max_concurrent_streams': MOST_STREAMS,
    'grpc.max_connection_idle_ms': keepAliveMs,
    'grpc.keepalive_time_ms': PING_MS,
    interceptors: [createInterceptor(rules)],
  };
}

/** Messages stay bytes: what is wrong with one is then refused like all else, instead of being called internal. */
function toDefinition(names: readonly string[]): ServiceDefinition {
  const pass = (bytes: Buffer): Buffer => bytes;
  const codec = {
    requestSerialize: pass,
    requestDeserialize: pass,
    responseSerialize: pass,
    responseDeserialize: pass,
  };
  const methods = names.map((name) => {
    const path = `/${SERVICE}/${name}`;
    return [name, { ...codec, path, requestStream: false, responseStream: false }] as const;
  });
  return Object.fromEntries(methods);
}

function toHandler({ methods, working, rules }: GrpcServerParts, name: string): UnaryMethod {
  const answer = async (...[call, callback]: Parameters<UnaryMethod>): Promise<void> => {
    // The interceptor has put it there.
    const asker = new GrpcAsker(toRequestId(toHeaders(call.metadata)));
    call.on('cancelled', () => asker.leave());
    try {
      if (call.cancelled || hasDeadlinePassed(call.getDeadline())) throw cancelled();
      callback(null, await methods.get(name)?.(call.request, asker));
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === 'INTERNAL_ERROR') rules.report.log.failed(asker.id, error);
      const refusal = toGrpcRefusal(problem);
      const isLate = problem.code === 'REQUEST_CANCELLED' && hasDeadlinePassed(call.getDeadline());
      callback(isLate ? { ...refusal, code: status.DEADLINE_EXCEEDED } : refusal);
    }
  };
  return (call, callback) => void working.during(() => answer(call, callback));
}
