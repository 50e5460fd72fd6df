import { type DynamicModule, Global, Module } from '@nestjs/common';
import { type Log, LOG, LOG_DESTINATION } from './create-log';
import { RequestLog } from './request-log';
import type { TickDestination } from './tick-destination';

/** The log, and the stream that it writes to. */
export interface LogParts {
  readonly log: Log;
  readonly logDestination: TickDestination;
}

/** Gives every module the log, and writes a line for each request. */
@Global()
@Module({})
export class LoggingModule {
  static of({ log, logDestination }: LogParts): DynamicModule {
    return {
      module: LoggingModule,
      providers: [{ provide: LOG, useValue: log }, { provide: LOG_DESTINATION, useValue: logDestination }, RequestLog],
      exports: [LOG, RequestLog],
    };
  }
}
