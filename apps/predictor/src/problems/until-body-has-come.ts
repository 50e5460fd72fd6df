import type { IncomingMessage } from 'node:http';

/** How long, and how much, is read on of a body that was refused. */
export interface ReadingOn {
  readonly ms: number;
  readonly bytes: number;
}

/**
 * Reads on in a request and throws away what comes, until its body has come, its client has gone, or enough is read. Who
 * closes a connection on which somebody still sends resets it, and with it what was sent the other way.
 */
export async function untilBodyHasCome(request: IncomingMessage, { ms, bytes }: ReadingOn): Promise<void> {
  await new Promise<void>((resolve) => {
    let left = bytes;
    const stop = (): void => {
      clearTimeout(timer);
      request.off('data', read).off('end', stop).off('close', stop).off('error', stop);
      resolve();
    };
    const read = (chunk: Buffer | string): void => {
      left -= chunk.length;
      if (left < 0) stop();
    };
    const timer = setTimeout(stop, ms);
    request.on('data', read).once('end', stop).once('close', stop).once('error', stop);
  });
}
