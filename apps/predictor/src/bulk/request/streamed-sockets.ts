import type { Socket } from 'node:net';

/** Connections on which a body is streamed: it may take as long as it goes on. */
const streamed = new WeakSet<Socket>();

/** Notes that a body is streamed on a connection, until {@link endStreaming}. */
export function beginStreaming(socket: Socket): void {
  streamed.add(socket);
}

export function endStreaming(socket: Socket): void {
  streamed.delete(socket);
}

/** Whether the time within which a whole request must have come does not hold for a connection now. */
export function isStreamed(socket: Socket): boolean {
  return streamed.has(socket);
}
