import { connect, type IncomingHttpHeaders } from 'node:http2';
import { SERVICE } from './grpc-client';

/** A call of which only the head was sent. */
export interface OpenCall {
  /** Status of gRPC with which the server ends it. */
  readonly status: Promise<number>;
  close(): void;
}

/** Begins a call and sends no message, as no client of gRPC would. */
export function openGrpcCall(
  address: string,
  method: string,
  headers: Readonly<Record<string, string>> = {},
): OpenCall {
  const session = connect(`http://${address}`);
  session.on('error', () => undefined);
  const path = `/${SERVICE}/${method}`;
  const call = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', ...headers });
  call.on('error', () => undefined);
  const status = new Promise<number>((resolve) => {
    const find = (found: IncomingHttpHeaders): void => {
      if (found['grpc-status'] !== undefined) resolve(Number(found['grpc-status']));
    };
    call.on('response', find).on('trailers', find);
  });
  call.resume();
  return { status, close: () => session.destroy() };
}
