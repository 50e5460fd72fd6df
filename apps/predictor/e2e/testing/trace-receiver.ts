import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import protobuf from 'protobufjs';

/** The parts of opentelemetry/proto/collector/trace/v1/trace_service.proto that a test looks at. */
const PROTO = `
  syntax = "proto3";
  message ExportTraceServiceRequest { repeated ResourceSpans resource_spans = 1; }
  message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
  message Resource { repeated KeyValue attributes = 1; }
  message ScopeSpans { repeated Span spans = 2; }
  message KeyValue { string key = 1; AnyValue value = 2; }
  message AnyValue { oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; } }
  message Status { int32 code = 3; }
  message Span {
    bytes trace_id = 1; bytes span_id = 2; bytes parent_span_id = 4; string name = 5; int32 kind = 6;
    fixed64 start_time_unix_nano = 7; fixed64 end_time_unix_nano = 8; repeated KeyValue attributes = 9; Status status = 15;
  }
`;
const requestType = protobuf.parse(PROTO).root.lookupType('ExportTraceServiceRequest');

/** One span as it came over the line. */
export interface ReceivedSpan {
  readonly name: string;
  readonly kind: number;
  /** Identifiers in hexadecimal; "" where there is none. */
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly resource: Readonly<Record<string, unknown>>;
  readonly ms: number;
  readonly status: number;
}

interface KeyValue {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface DecodedSpan extends Pick<ReceivedSpan, 'name' | 'kind'> {
  readonly traceId: Buffer;
  readonly spanId: Buffer;
  readonly parentSpanId: Buffer;
  readonly attributes: readonly KeyValue[];
  readonly startTimeUnixNano: number;
  readonly endTimeUnixNano: number;
  readonly status: { readonly code: number } | null;
}

/** A collector of OpenTelemetry: a server that keeps the spans it is sent over OTLP/HTTP. */
export class TraceReceiver {
  readonly spans: ReceivedSpan[] = [];
  readonly headers: IncomingHttpHeaders[] = [];
  /** What came, byte for byte. */
  received = '';

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      void this.receive(request).then(() =>
        response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end(),
      );
    });
  }

  static async start(): Promise<TraceReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return new TraceReceiver(server);
  }

  get url(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  private async receive(request: IncomingMessage): Promise<void> {
    const body = await buffer(request);
    this.received += body.toString('latin1');
    this.headers.push({ ...request.headers, path: request.url });
    this.spans.push(...decode(body));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function decode(body: Buffer): readonly ReceivedSpan[] {
  const options = { longs: Number, defaults: true, arrays: true } as const;
  const { resourceSpans } = requestType.toObject(requestType.decode(body), options);
  return Object(resourceSpans).flatMap(
    (group: {
      readonly resource: { readonly attributes: readonly KeyValue[] };
      readonly scopeSpans: readonly { readonly spans: readonly DecodedSpan[] }[];
    }) => group.scopeSpans.flatMap(({ spans }) => spans.map((span) => toSpan(span, group.resource.attributes))),
  );
}

function toSpan(span: DecodedSpan, resource: readonly KeyValue[]): ReceivedSpan {
  const { name, kind, traceId, spanId, parentSpanId } = span;
  return {
    name,
    kind,
    traceId: toHex(traceId),
    spanId: toHex(spanId),
    parentSpanId: toHex(parentSpanId),
    attributes: toRecord(span.attributes),
    resource: toRecord(resource),
    ms: (span.endTimeUnixNano - span.startTimeUnixNano) / 1e6,
    status: span.status?.code ?? 0,
  };
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function toRecord(pairs: readonly KeyValue[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]]));
}
