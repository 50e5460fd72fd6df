import type { LogLevel } from '../settings/settings';
import { createLog, renderTime } from './create-log';

/** What the lines of many requests have alike. */
export interface RequestLineParts {
  readonly method: string;
  /** Template of the route. */
  readonly route: string;
  readonly status: number;
}

/** What varies from line to line. */
export interface RequestLineValues {
  /** One that `toRequestId` gives: ASCII that needs no escapes. */
  readonly requestId: string;
  /** Rounded to microseconds in the line. */
  readonly ms: number;
  /** Hexadecimal digits. */
  readonly traceId?: string | undefined;
}

/** The line of some requests. */
export interface RequestLine {
  mostBytes(values: RequestLineValues): number;
  /** Writes it with its end of line, and returns the place behind it. */
  write(values: RequestLineValues, target: Buffer, at: number): number;
}

const ID = 'the-id';
const MS = 0.125;
const VARYING = new RegExp(`(?<="time":")[^"]*(?=")|(?<="requestId":")${ID}(?=")|(?<="ms":)${MS}(?=,)`, 'g');
const NOTHING = Buffer.alloc(0);
const TRACE = Buffer.from(',"traceId":"');
const QUOTE = 0x22;
const POINT = 0x2e;
const ZERO = 0x30;

/** Longest time in milliseconds with its digits: above, it is far beyond any time-out. */
const MOST_MS_BYTES = 24;

/**
 * Compiles the line that pino writes of such requests: it is asked for one of them, and what varies is put in its place
 * in the bytes of that one. To let it render each of them would take a tenth of the time of a prediction.
 */
export function compileRequestLine(
  level: LogLevel & ('debug' | 'info' | 'warn'),
  parts: RequestLineParts,
): RequestLine {
  let sample = '';
  createLog(level, { write: (line) => (sample = line) })
    .child(parts)
    [level]({ requestId: ID, ms: MS }, 'request');
  const pieces = sample.split(VARYING).map((piece) => Buffer.from(piece));
  const [beforeTime = NOTHING, beforeId = NOTHING, beforeMs = NOTHING, behind = NOTHING] = pieces;
  const fixedBytes = Buffer.byteLength(sample) + TRACE.length + MOST_MS_BYTES;
  return {
    mostBytes: ({ requestId, traceId = '' }) => fixedBytes + requestId.length + traceId.length,
    write({ requestId, ms, traceId }, target, from) {
      let at = put(beforeTime, target, from);
      at += target.write(renderTime(), at, 'latin1');
      at = put(beforeId, target, at);
      at += target.write(requestId, at, 'latin1');
      at = put(beforeMs, target, at);
      at = writeMs(ms, target, at);
      if (traceId !== undefined) {
        at = put(TRACE, target, at);
        at += target.write(traceId, at, 'latin1');
        target[at++] = QUOTE;
      }
      return put(behind, target, at);
    },
  };
}

function put(piece: Buffer, target: Buffer, at: number): number {
  target.set(piece, at);
  return at + piece.length;
}

/** As JavaScript prints the rounded number: without zeros behind the last other digit. */
function writeMs(ms: number, target: Buffer, from: number): number {
  const us = Math.round(ms * 1000);
  if (us >= 2 ** 31) return from + target.write(String(us / 1000), from, 'latin1');
  const whole = Math.trunc(us / 1000);
  let fraction = us - whole * 1000;
  let at = writeWhole(whole, target, from);
  if (fraction === 0) return at;
  target[at++] = POINT;
  for (let unit = 100; fraction > 0; unit /= 10) {
    const digit = Math.trunc(fraction / unit);
    target[at++] = ZERO + digit;
    fraction -= digit * unit;
  }
  return at;
}

function writeWhole(whole: number, target: Buffer, from: number): number {
  let unit = 1;
  while (whole >= unit * 10) unit *= 10;
  let at = from;
  for (let rest = whole; unit >= 1; unit /= 10) {
    const digit = Math.trunc(rest / unit);
    target[at++] = ZERO + digit;
    rest -= digit * unit;
  }
  return at;
}
