/** One variable of the predictor's environment. */
export interface SettingDeclaration {
  readonly description: string;
  readonly kind: 'text' | 'integer' | 'share' | 'names' | 'choice' | 'path' | 'uri';
  /** What holds when the variable is unset or empty; `undefined`: see the description. */
  readonly default: string | undefined;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices?: readonly string[];
}

/** The predictor's variables: their names, defaults and bounds. The one place where they stand. */
export const predictorSettings = {
  PORT: {
    kind: 'integer',
    default: '3000',
    minimum: 0,
    maximum: 65_535,
    description: 'Port of the API and the form; 0 takes any free one.',
  },
  ADMIN_PORT: {
    kind: 'integer',
    default: '3001',
    minimum: 0,
    maximum: 65_535,
    description: 'Port of what is for operators alone: metrics, shadow report, model control; 0 takes any free one.',
  },
  GRPC_PORT: {
    kind: 'integer',
    default: undefined,
    minimum: 0,
    maximum: 65_535,
    description:
      'Port of the inference protocol over gRPC, such as 8001 as of Triton; 0 takes any free one; by default none.',
  },
  AIP_HTTP_PORT: {
    kind: 'integer',
    default: undefined,
    minimum: 0,
    maximum: 65_535,
    description: 'Port that Vertex AI sends to; it goes before PORT.',
  },
  AIP_HEALTH_ROUTE: {
    kind: 'text',
    default: undefined,
    description: 'Path at which Vertex AI asks whether the program is ready; by default none but ours.',
  },
  AIP_PREDICT_ROUTE: {
    kind: 'text',
    default: undefined,
    description: 'Path to which Vertex AI sends instances, answered with predictions; by default none.',
  },
  HOST: { kind: 'text', default: '0.0.0.0', description: 'Address to listen on.' },
  MODELS: {
    kind: 'uri',
    default: undefined,
    description:
      'URI of the model repository (file:, gs:, s3:, az:); by default the bundles embedded beside the program.',
  },
  MODEL_NAMES: {
    kind: 'names',
    default: undefined,
    description: 'Comma-separated names of the models to serve; by default all of the repository.',
  },
  CHANNEL: { kind: 'text', default: 'production', description: 'Channel whose version is served.' },
  RELOAD_SECONDS: {
    kind: 'integer',
    default: '30',
    minimum: 0,
    maximum: 86_400,
    description: 'How often the channel is looked at for another version; 0 never after the start.',
  },
  RELOAD_TIMEOUT_SECONDS: {
    kind: 'integer',
    default: '120',
    minimum: 1,
    maximum: 3_600,
    description: 'Most time for one answer of the repository: a channel, a list of models, or all files of a bundle.',
  },
  SHADOW_CHANNEL: {
    kind: 'text',
    default: undefined,
    description: 'Channel whose version scores a share of the requests beside the one served; by default none does.',
  },
  SHADOW_SHARE: {
    kind: 'share',
    default: '1',
    description: 'Share of the requests that the shadow scores too, from 0 to 1.',
  },
  MAX_BODY_MB: {
    kind: 'integer',
    default: '10',
    minimum: 1,
    maximum: 1_024,
    description: 'Largest request body, in mebibytes.',
  },
  MAX_ROWS: {
    kind: 'integer',
    default: '100000',
    minimum: 1,
    maximum: 100_000_000,
    description:
      'Most records in one request of the inference protocol or of /invocations; more are answered with 413. Set, it holds for bulk requests too, which are else of any length.',
  },
  MAX_BULK_REQUESTS: {
    kind: 'integer',
    default: '8',
    minimum: 1,
    maximum: 1_024,
    description: 'Most bulk requests at once; more are answered with 503 and Retry-After.',
  },
  MAX_QUEUE: {
    kind: 'integer',
    default: '1024',
    minimum: 1,
    maximum: 1_000_000,
    description: 'Most records that wait for one model; more are answered with 503 and Retry-After.',
  },
  QUEUE_TIMEOUT_MS: {
    kind: 'integer',
    default: '1000',
    minimum: 1,
    maximum: 60_000,
    description:
      'Longest wait of a record until it is scored, in milliseconds; longer ones are answered with 503 and Retry-After.',
  },
  DRAIN_SECONDS: {
    kind: 'integer',
    default: '3',
    minimum: 0,
    maximum: 600,
    description: 'How long serving goes on after SIGTERM, while readiness says no.',
  },
  KEEP_ALIVE_SECONDS: {
    kind: 'integer',
    default: '620',
    minimum: 1,
    maximum: 3_600,
    description:
      'How long an idle connection is kept; longer than the load balancer keeps it (AWS 60 s, Google 600 s).',
  },
  HEADERS_TIMEOUT_SECONDS: {
    kind: 'integer',
    default: '60',
    minimum: 1,
    maximum: 3_600,
    description: 'Longest time for the head of a request, from its first byte; a kept connection may be idle longer.',
  },
  REQUEST_TIMEOUT_SECONDS: {
    kind: 'integer',
    default: '120',
    minimum: 1,
    maximum: 3_600,
    description: 'Longest time for a whole request: 10 MiB over a line of 1 Mbit/s take 84 s.',
  },
  SCORER_THREADS: {
    kind: 'integer',
    default: undefined,
    minimum: 1,
    maximum: 256,
    description:
      'Threads of the ONNX runtime, by default 1, and threads that answer bulk requests, by default as many as the container has processors.',
  },
  LOG_LEVEL: {
    kind: 'choice',
    default: 'info',
    choices: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    description: 'Least severe level that is logged.',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    kind: 'uri',
    default: undefined,
    description: 'Where OpenTelemetry is sent (OTLP over HTTP), without /v1/traces; unset, no request is traced.',
  },
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: {
    kind: 'uri',
    default: undefined,
    description: 'Where traces are sent, with the whole path; it goes before OTEL_EXPORTER_OTLP_ENDPOINT.',
  },
  OTEL_EXPORTER_OTLP_PROTOCOL: {
    kind: 'choice',
    default: 'http/protobuf',
    choices: ['http/protobuf'],
    description: 'How OpenTelemetry is sent.',
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    kind: 'text',
    default: undefined,
    description: 'Headers for where it is sent: name=value, separated by commas, values with % escapes.',
  },
  OTEL_EXPORTER_OTLP_TIMEOUT: {
    kind: 'integer',
    default: '10000',
    minimum: 1,
    maximum: 600_000,
    description: 'Longest time to send some traces, in milliseconds.',
  },
  OTEL_BSP_SCHEDULE_DELAY: {
    kind: 'integer',
    default: '5000',
    minimum: 1,
    maximum: 600_000,
    description: 'How long traces are gathered before they are sent, in milliseconds.',
  },
  OTEL_SERVICE_NAME: {
    kind: 'text',
    default: undefined,
    description: 'Name of the service in traces; by default medcast-predictor, or what OTEL_RESOURCE_ATTRIBUTES says.',
  },
  OTEL_RESOURCE_ATTRIBUTES: {
    kind: 'text',
    default: undefined,
    description: 'What else traces say of the service: name=value, separated by commas, values with % escapes.',
  },
  OTEL_TRACES_SAMPLER: {
    kind: 'choice',
    default: 'parentbased_always_on',
    choices: [
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ],
    description: 'Which requests are traced.',
  },
  OTEL_TRACES_SAMPLER_ARG: {
    kind: 'share',
    default: '1',
    description: 'Share of the requests that a sampler by traceidratio traces, from 0 to 1.',
  },
  OTEL_SDK_DISABLED: {
    kind: 'choice',
    default: 'false',
    choices: ['true', 'false'],
    description: 'Whether nothing is traced whatever the other variables of OpenTelemetry say.',
  },
  API_KEYS_FILE: {
    kind: 'path',
    default: undefined,
    description: 'File with one API key a line; unset, the API is open.',
  },
  STATIC_DIR: {
    kind: 'path',
    default: undefined,
    description: 'Folder of the built form; by default the one built beside the program.',
  },
} as const satisfies Record<string, SettingDeclaration>;

/** Name of a variable of the predictor. */
export type PredictorSettingName = keyof typeof predictorSettings;
