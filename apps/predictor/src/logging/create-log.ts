import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../settings/settings';
import { createTickDestination, type TickDestination } from './tick-destination';
import { toLoggableError } from './to-loggable-error';

/** The log of the program: one JSON object a line on standard output. */
export type Log = Logger;

/** Injection token of the {@link Log}. */
export const LOG = Symbol('Log');

/** Injection token of the stream that it writes to. */
export const LOG_DESTINATION = Symbol('LogDestination');

/** Creates the log. Errors are stripped of their messages, which may quote what a patient typed. */
export function createLog(level: LogLevel, destination: DestinationStream): Log {
  const options = {
    level,
    base: { service: 'predictor' },
    timestamp: () => `,"time":"${renderTime()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: toLoggableError, error: toLoggableError, req: () => undefined, res: () => undefined },
  };
  return pino(options, destination);
}

/** Standard output, written to once in a turn of the event loop. */
export function createStandardOutput(): TickDestination {
  const standardOutput = pino.destination({ dest: 1, sync: true });
  return createTickDestination((lines) => standardOutput.write(lines));
}

let renderedMs = NaN;
let rendered = '';

/** The time in ISO 8601, as pino's own; rendered once for all lines of a millisecond. */
export function renderTime(): string {
  const nowMs = Date.now();
  if (nowMs !== renderedMs) {
    renderedMs = nowMs;
    rendered = new Date(nowMs).toISOString();
  }
  return rendered;
}
