import { type DynamicModule, Global, Module } from '@nestjs/common';
import { type Log, LOG } from './create-log';
import { RequestLog } from './request-log';

/** Gives every module the log, and writes a line for each request. */
@Global()
@Module({})
export class LoggingModule {
  static of(log: Log): DynamicModule {
    return { module: LoggingModule, providers: [{ provide: LOG, useValue: log }, RequestLog], exports: [LOG] };
  }
}
