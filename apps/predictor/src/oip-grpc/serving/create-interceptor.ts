import {
  Metadata,
  type Responder,
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  type ServerListener,
  status,
} from '@grpc/grpc-js';
import { Problem } from '@medcast/problem';
import { checkKey } from '../../access/api-key-guard';
import { toRequestId } from '../../logging/request-id';
import { CallRecord, type CallReport } from '../call/call-record';
import { hasDeadlinePassed } from '../call/has-deadline-passed';
import type { GrpcCode } from '../call/to-grpc-status';
import { toHeaders, withRequestId } from './grpc-metadata';
import { toGrpcRefusal } from './grpc-refusal';

/** What is open without a key, as probes bring none. */
const OPEN: ReadonlySet<string> = new Set(['ServerLive', 'ServerReady', 'ServerMetadata']);

/** What holds for every call. */
export interface CallRules {
  /** `undefined`: no call needs one. */
  readonly apiKeys: readonly string[] | undefined;
  readonly report: CallReport;
  /** Longest time in which the message of a call must have come. */
  readonly messageTimeoutMs: number;
}

/**
 * Does for each call what hooks do for each request over HTTP: an identifier, the key before the message is read, a limit
 * of time for it to come, a line in the log and the metrics.
 */
export function createInterceptor(rules: CallRules): ServerInterceptor {
  return ({ path }, call) => {
    const watched = new WatchedCall(rules, call, path.slice(path.lastIndexOf('/') + 1));
    return new ServerInterceptingCall(call, watched.responder);
  };
}

class WatchedCall {
  private record: CallRecord | undefined;
  private waitsForMessage: NodeJS.Timeout | undefined;

  constructor(
    private readonly rules: CallRules,
    private readonly call: ServerInterceptingCallInterface,
    private readonly method: string,
  ) {}

  readonly responder: Responder = {
    start: (next) => next(this.listener),
    sendMetadata: (metadata, next) => next(this.identify(metadata)),
    sendStatus: (ending, next) => {
      this.end(ending.code);
      next(ending.code === status.OK ? ending : { ...ending, metadata: this.identify(ending.metadata ?? undefined) });
    },
  };

  private readonly listener: ServerListener = {
    onReceiveMetadata: (metadata, next) => this.begin(metadata, next),
    onReceiveHalfClose: (next) => {
      clearTimeout(this.waitsForMessage);
      next();
    },
    onCancel: () => this.end(hasDeadlinePassed(this.call.getDeadline()) ? status.DEADLINE_EXCEEDED : status.CANCELLED),
  };

  private begin(metadata: Metadata, next: (metadata: Metadata) => void): void {
    const headers = toHeaders(metadata);
    const requestId = toRequestId(headers);
    this.record = new CallRecord(this.rules.report, { requestId, method: this.method });
    try {
      if (this.rules.apiKeys !== undefined && !OPEN.has(this.method)) checkKey(headers, this.rules.apiKeys);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.refuse(error);
      return;
    }
    this.waitsForMessage = setTimeout(() => this.refuseLate(), this.rules.messageTimeoutMs).unref();
    next(withRequestId(metadata, requestId));
  }

  private refuseLate(): void {
    const seconds = this.rules.messageTimeoutMs / 1000;
    this.refuse(new Problem('REQUEST_TIMEOUT', `expected the whole message within ${seconds} s; send it faster`));
  }

  /** Past the responder, which is for what the methods answer. */
  private refuse(problem: Problem): void {
    const { code, details, metadata } = toGrpcRefusal(problem);
    this.end(code);
    this.call.sendStatus({ code, details, metadata: this.identify(metadata) });
  }

  private end(code: status): void {
    clearTimeout(this.waitsForMessage);
    this.record?.end(nameOf(code));
  }

  private identify(metadata: Metadata = new Metadata()): Metadata {
    return this.record === undefined ? metadata : withRequestId(metadata, this.record.requestId);
  }
}

function nameOf(code: status): GrpcCode {
  return status[code] as GrpcCode;
}
