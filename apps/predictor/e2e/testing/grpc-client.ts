import { join } from 'node:path';
import { type CallOptions, Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { loadSync, type MethodDefinition } from '@grpc/proto-loader';
import { encodeTensor, type Tensor } from './tensors';

const PROTO = join(__dirname, '../../src/oip-grpc/open-inference.proto');
/** Name of the protocol's only service. */
export const SERVICE = 'inference.GRPCInferenceService';

/** A message as the protocol's file says it; what is not there has its default. */
export type Message = Readonly<Record<string, unknown>>;

/** How a call ended: with a message, or with a status that says why not. */
export interface CallEnd {
  readonly code: string;
  readonly details: string;
  readonly message: Message;
  /** What came before the message. */
  readonly head: Metadata;
  readonly trailers: Metadata;
}

/** What may be asked beside the message. */
export interface CallExtras {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly options?: CallOptions;
}

type Method = MethodDefinition<object, object>;

/** A client that is made from our own file of the protocol, by another implementation of it than the server's. */
export class GrpcClient {
  private readonly client: Client;
  private readonly methods: Readonly<Record<string, Method>>;

  /** @param address `host:port` */
  constructor(address: string, options: Readonly<Record<string, number>> = {}) {
    this.client = new Client(address, credentials.createInsecure(), { 'grpc.enable_retries': 0, ...options });
    const loaded = loadSync(PROTO, { keepCase: true, longs: String, defaults: true, arrays: true, oneofs: true });
    // The one service of the file.
    this.methods = loaded[SERVICE] as Readonly<Record<string, Method>>;
  }

  call(name: string, request: object, { metadata = {}, options = {} }: CallExtras = {}): Promise<CallEnd> {
    const method = this.methods[name];
    if (method === undefined) throw new Error(`expected a method of ${SERVICE}, got ${name}`);
    return this.send(method.path, method.requestSerialize(request), {
      metadata,
      options,
      deserialize: method.responseDeserialize,
    });
  }

  /** Begins a call that is cancelled by what it returns; its end is not waited for. */
  begin(name: string, request: object): () => void {
    const method = this.methods[name];
    if (method === undefined) throw new Error(`expected a method of ${SERVICE}, got ${name}`);
    const { path, requestSerialize, responseDeserialize } = method;
    const call = this.client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, () => undefined);
    return () => call.cancel();
  }

  /** Sends bytes that may be no message. */
  callWithBytes(name: string, bytes: Buffer, extras: CallExtras = {}): Promise<CallEnd> {
    return this.send(`/${SERVICE}/${name}`, bytes, { ...extras, deserialize: () => ({}) });
  }

  close(): void {
    this.client.close();
  }

  private send(
    path: string,
    bytes: Buffer,
    { metadata = {}, options = {}, deserialize }: CallExtras & { readonly deserialize: (bytes: Buffer) => object },
  ): Promise<CallEnd> {
    const given = new Metadata();
    Object.entries(metadata).forEach(([name, value]) => given.set(name, value));
    let head = new Metadata();
    return new Promise((resolve) => {
      const call = this.client.makeUnaryRequest(
        path,
        (value: Buffer) => value,
        deserialize,
        bytes,
        given,
        options,
        (error: ServiceError | null, message?: object) => {
          const { code = status.OK, details = '', metadata: trailers = new Metadata() } = error ?? {};
          resolve({ code: status[code], details, message: { ...message }, head, trailers });
        },
      );
      call.on('metadata', (received) => (head = received));
    });
  }
}

/** Tensors whose elements stand in the message itself. */
export function toTypedInputs(tensors: readonly Tensor[]): readonly object[] {
  return tensors.map(({ name, datatype, shape, data = [] }) => ({
    name,
    datatype,
    shape,
    contents: toContents(datatype, data),
  }));
}

/** Tensors whose elements stand behind them, in the same order. */
export function toRawInputs(tensors: readonly Tensor[]): {
  readonly inputs: readonly object[];
  readonly raw_input_contents: readonly Buffer[];
} {
  return {
    inputs: tensors.map(({ name, datatype, shape }) => ({ name, datatype, shape })),
    raw_input_contents: tensors.map(encodeTensor),
  };
}

function toContents(datatype: string, data: readonly unknown[]): object {
  switch (datatype) {
    case 'BYTES':
      return { bytes_contents: data.map((text) => Buffer.from(String(text))) };
    case 'BOOL':
      return { bool_contents: data };
    case 'FP32':
    case 'FP64':
      return { [`${datatype.toLowerCase()}_contents`]: data };
    case 'INT64':
    case 'UINT64':
      return { [`${datatype.toLowerCase()}_contents`]: data };
    default:
      return { [datatype.startsWith('U') ? 'uint_contents' : 'int_contents']: data };
  }
}
