import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../settings/settings';
import { createTickDestination } from './tick-destination';
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
    timestamp: createIsoTime(),
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: toLoggableError, error: toLoggableError, req: () => undefined, res: () => undefined },
  };
  return pino(options, destination ?? createStandardOutput());
}

function createStandardOutput(): DestinationStream {
  const standardOutput = pino.destination({ dest: 1, sync: true });
  return createTickDestination((lines) => standardOutput.write(lines));
}

/** As `pino.stdTimeFunctions.isoTime`; rendered once for all lines of a millisecond. */
function createIsoTime(): () => string {
  let lastMs = NaN;
  let lastTime = '';
  return () => {
    const nowMs = Date.now();
    if (nowMs === lastMs) return lastTime;
    lastMs = nowMs;
    lastTime = `,"time":"${new Date(nowMs).toISOString()}"`;
    return lastTime;
  };
}
