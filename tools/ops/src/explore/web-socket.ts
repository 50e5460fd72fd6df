/** What is used of a WebSocket; the client's own types need a package that is not installed. */
interface WebSocketLike {
  on(event: 'close', listener: () => void): unknown;
  close(): void;
}

/** Calls back when a WebSocket of the client has ended. */
export function onClose(socket: unknown, listener: () => void): void {
  if (isWebSocket(socket)) socket.on('close', listener);
}

/** Ends a WebSocket of the client. */
export function closeSocket(socket: unknown): void {
  if (isWebSocket(socket)) socket.close();
}

function isWebSocket(value: unknown): value is WebSocketLike {
  return typeof value === 'object' && value !== null && 'on' in value && 'close' in value;
}
