import type { DestinationStream } from 'pino';

/**
 * Gathers the lines of one tick of the event loop and writes them at its end in one piece: a line of its own for each
 * request would cost a call of the system each. Nothing waits on a timer, and what is there when the program ends is
 * written before it does.
 */
export function createTickDestination(write: (lines: string) => void): DestinationStream {
  let lines = '';
  const flush = (): void => {
    const written = lines;
    lines = '';
    if (written !== '') write(written);
  };
  process.on('exit', flush);
  return {
    write(line) {
      if (lines === '') setImmediate(flush);
      lines += line;
    },
  };
}
