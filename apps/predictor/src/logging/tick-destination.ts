import type { DestinationStream } from 'pino';

/** Writes a line at a place of some bytes, and returns the place behind it. */
export type LineWriter = (target: Buffer, at: number) => number;

/** Where lines are gathered. */
export interface TickDestination extends DestinationStream {
  /** Adds a line that is put together as bytes, which takes less than to make a text of it. */
  append(mostBytes: number, write: LineWriter): void;
}

/** Room for the lines of a tick, about three hundred; with more, they are written in several pieces. */
const ROOM_BYTES = 64 * 1024;

/** Most bytes in UTF-8 of a unit of a text. */
const BYTES_PER_UNIT = 3;

/**
 * Gathers the lines of one tick of the event loop and writes them at its end in one piece: a line of its own for each
 * request would cost a call of the system each. Nothing waits on a timer, and what is there when the program ends is
 * written before it does.
 */
export function createTickDestination(write: (lines: string) => void): TickDestination {
  let bytes = Buffer.allocUnsafe(ROOM_BYTES);
  let end = 0;
  const flush = (): void => {
    if (end === 0) return;
    const lines = bytes.toString('utf8', 0, end);
    end = 0;
    write(lines);
  };
  const append = (mostBytes: number, writeLine: LineWriter): void => {
    if (end + mostBytes > bytes.length) flush();
    if (mostBytes > bytes.length) bytes = Buffer.allocUnsafe(mostBytes);
    if (end === 0) setImmediate(flush);
    end = writeLine(bytes, end);
  };
  process.on('exit', flush);
  return {
    append,
    write: (line) => append(line.length * BYTES_PER_UNIT, (target, at) => at + target.write(line, at)),
  };
}
