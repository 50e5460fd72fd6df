/** A POST of some JSON over a connection that stays open, as bytes. */
export function toRequest(path: string, json: unknown): Buffer {
  const body = JSON.stringify(json);
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: keep-alive',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
