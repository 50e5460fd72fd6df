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

/** What the predictor was started with: checked as a whole, then frozen. */
export interface Settings {
  /** 0 takes any free port. */
  readonly port: number;
  /** Of the operators' endpoints; 0 takes any free port. */
  readonly adminPort: number;
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
  readonly drainMs: number;
  readonly keepAliveMs: number;
  /** Threads of the ONNX runtime for single predictions. */
  readonly scorerThreads: number;
  /** Threads that answer bulk requests. */
  readonly bulkThreads: number;
  /** Absolute path of the program that they run. */
  readonly bulkProgram: string;
  readonly logLevel: LogLevel;
  /** `undefined`: the API is open. */
  readonly apiKeys: readonly string[] | undefined;
  /** Absolute path of the built form; `undefined`: no form is served. */
  readonly staticDir: string | undefined;
}
