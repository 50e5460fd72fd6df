import { type DestinationStream, pino, type Logger } from 'pino';
import type { LogLevel } from '../settings/settings';
import { toLoggableError } from './to-loggable-error';

/** The log of the program: one JSON object a line on standard output. */
export type Log = Logger;

/** Injection token of the {@link Log}. */
export const LOG = Symbol('Log');

/** Creates the log. Errors are stripped of their messages, which may quote what a patient typed. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: { service: 'predictor' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: toLoggableError, error: toLoggableError, req: () => undefined, res: () => undefined },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
