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
