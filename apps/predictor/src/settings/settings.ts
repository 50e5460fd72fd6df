/** Injection token of the {@link Settings}. */
export const SETTINGS = Symbol('Settings');

/** Least severe level that is logged, as pino names it. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** What Vertex AI expects of a container of its own (custom container requirements). */
export interface VertexSettings {
  /** Path that says whether the program is ready; `undefined`: none beside ours. */
  readonly healthRoute: string | undefined;
  /** Path that answers `instances` with `predictions`; `undefined`: none. */
  readonly predictRoute: string | undefined;
}

/** Which requests are traced: all, none, or a share of them, whatever the caller's trace says or where it says nothing. */
export interface SamplerSettings {
  readonly root: 'always_on' | 'always_off' | 'traceidratio';
  readonly isParentBased: boolean;
  /** Of `traceidratio`, from 0 to 1. */
  readonly share: number;
}

/** Where and how requests are traced. */
export interface TracingSettings {
  /** Of the collector, with its path. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** How long traces are gathered before they are sent. */
  readonly delayMs: number;
  /** Attributes of the service, of which `service.name` is one. */
  readonly resource: Readonly<Record<string, string>>;
  readonly sampler: SamplerSettings;
}

/** What the predictor was started with: checked as a whole, then frozen. */
export interface Settings {
  /** 0 takes any free port. */
  readonly port: number;
  /** Of the operators' endpoints; 0 takes any free port. */
  readonly adminPort: number;
  /** `undefined`: gRPC is off; 0 takes any free port. */
  readonly grpcPort: number | undefined;
  readonly host: string;
  readonly vertex: VertexSettings;
  /** URI of the model repository. */
  readonly models: string;
  /** The models to serve; `undefined`: all of the repository. */
  readonly modelNames: readonly string[] | undefined;
  readonly channel: string;
  /** Time between two looks at the channel; 0: never after the start. */
  readonly reloadMs: number;
  /** Most time for one answer of the repository. */
  readonly reloadTimeoutMs: number;
  /** `undefined`: nothing is scored in the shadow. */
  readonly shadowChannel: string | undefined;
  /** From 0 to 1. */
  readonly shadowShare: number;
  readonly maxBodyBytes: number;
  readonly maxRows: number;
  /** Most rows of one bulk request; `undefined`: any number. */
  readonly maxBulkRows: number | undefined;
  readonly maxBulkRequests: number;
  readonly maxQueue: number;
  /** Longest wait of a record until it is scored. */
  readonly queueTimeoutMs: number;
  readonly drainMs: number;
  readonly keepAliveMs: number;
  /** Longest time for the head of a request; at most {@link Settings.requestTimeoutMs}. */
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /** Threads of the ONNX runtime for single predictions. */
  readonly scorerThreads: number;
  /** Threads that answer bulk requests. */
  readonly bulkThreads: number;
  /** Absolute path of the program that they run. */
  readonly bulkProgram: string;
  readonly logLevel: LogLevel;
  /** `undefined`: nothing is traced. */
  readonly tracing: TracingSettings | undefined;
  /** `undefined`: the API is open. */
  readonly apiKeys: readonly string[] | undefined;
  /** Absolute path of the built form; `undefined`: no form is served. */
  readonly staticDir: string | undefined;
}
