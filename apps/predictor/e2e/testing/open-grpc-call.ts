import { connect, type IncomingHttpHeaders } from 'node:http2';
import { SERVICE } from './grpc-client';

/** A call as no client of gRPC would make it. */
export interface OpenCall {
  /** Status of gRPC with which the server ends it. */
  readonly status: Promise<number>;
  close(): void;
}

/** What is sent beside the head of a call. */
export interface CallParts {
  readonly headers?: Readonly<Record<string, string>>;
  /** A message with its length before it; without it the call stays open. */
  readonly message?: Buffer;
}

/** Begins a call by hand. */
export function openGrpcCall(address: string, method: string, { headers = {}, message }: CallParts = {}): OpenCall {
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
  if (message !== undefined) call.end(message);
  return { status, close: () => session.destroy() };
}
