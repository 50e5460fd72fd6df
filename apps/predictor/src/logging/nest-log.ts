import type { LoggerService } from '@nestjs/common';
import type { Log } from './create-log';

/** Lets Nest write into the {@link Log}: what it says of itself while starting is for `debug`. */
export class NestLog implements LoggerService {
  constructor(private readonly log_: Log) {}

  log(message: unknown, ...details: readonly unknown[]): void {
    this.log_.debug({ context: contextOf(details) }, textOf(message));
  }

  debug(message: unknown, ...details: readonly unknown[]): void {
    this.log_.debug({ context: contextOf(details) }, textOf(message));
  }

  verbose(message: unknown, ...details: readonly unknown[]): void {
    this.log_.trace({ context: contextOf(details) }, textOf(message));
  }

  warn(message: unknown, ...details: readonly unknown[]): void {
    this.log_.warn({ context: contextOf(details) }, textOf(message));
  }

  error(message: unknown, ...details: readonly unknown[]): void {
    this.log_.error(
      { context: contextOf(details), err: message instanceof Error ? message : undefined },
      textOf(message),
    );
  }

  fatal(message: unknown, ...details: readonly unknown[]): void {
    this.log_.fatal(
      { context: contextOf(details), err: message instanceof Error ? message : undefined },
      textOf(message),
    );
  }
}

function textOf(message: unknown): string {
  return typeof message === 'string' ? message : 'see the context';
}

/** Nest passes the name of the class that speaks as the last argument. */
function contextOf(details: readonly unknown[]): string | undefined {
  const last = details.at(-1);
  return typeof last === 'string' ? last : undefined;
}
