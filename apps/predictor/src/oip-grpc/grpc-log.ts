import { Inject, Injectable } from '@nestjs/common';
import { type Log, LOG } from '../logging/create-log';

/** What the log says of a call: nothing that its messages hold. */
export interface LoggedCall {
  readonly requestId: string;
  readonly method: string;
  readonly code: string;
  readonly ms: number;
}

const PROBES: ReadonlySet<string> = new Set(['ServerLive', 'ServerReady']);

/** Statuses that the server, not the client, has to answer for. */
const FAULTS: ReadonlySet<string> = new Set(['INTERNAL', 'UNAVAILABLE', 'UNKNOWN']);

/** Writes one line for each call, as for each request over HTTP. */
@Injectable()
export class GrpcLog {
  constructor(@Inject(LOG) private readonly log: Log) {}

  write(call: LoggedCall): void {
    this.log[levelFor(call)](call, 'call');
  }

  /** What nobody expected. */
  failed(requestId: string, error: unknown): void {
    this.log.error({ requestId, err: error }, 'unexpected');
  }
}

/** Probes come every few seconds and say the same: they are for `debug`. */
function levelFor({ method, code }: LoggedCall): 'debug' | 'info' | 'warn' {
  if (PROBES.has(method)) return 'debug';
  return FAULTS.has(code) ? 'warn' : 'info';
}
