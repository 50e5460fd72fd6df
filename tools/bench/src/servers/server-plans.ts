import { join } from 'node:path';
import type { ServerPlan } from '../measure/server-under-test';

const PREDICTOR_VARIABLES = { HOST: '127.0.0.1', PORT: '0', ADMIN_PORT: '0', DRAIN_SECONDS: '0' } as const;

/** The bare server: its route answers a constant. */
export function bareServer(dist: string): ServerPlan {
  return {
    name: 'bare',
    command: [process.execPath, join(dist, 'tools/bench/bare-server.js')],
    variables: {},
    ready: 'line',
  };
}

/** The bare server that answers all requests of a tick together: the most that whoever batches can reach. */
export function burstServer(dist: string): ServerPlan {
  const { command, ...bare } = bareServer(dist);
  return { ...bare, name: 'burst', command: [...command, 'burst'] };
}

/** What a predictor is started with. */
export interface PredictorPlan {
  readonly name: string;
  readonly model: 'insurance' | 'wide';
  /** Folder of the model repository; the embedded one where it is absent. */
  readonly repository?: string;
  /** Most records that wait for the model; the default of the setting where it is absent. */
  readonly maxQueue?: number;
}

/** The built predictor, with one model. */
export function predictorServer(dist: string, { name, model, repository, maxQueue }: PredictorPlan): ServerPlan {
  const models = repository === undefined ? {} : { MODELS: `file:${repository}` };
  const queue = maxQueue === undefined ? {} : { MAX_QUEUE: String(maxQueue) };
  return {
    name,
    command: [process.execPath, join(dist, 'apps/predictor/main.js')],
    variables: { ...PREDICTOR_VARIABLES, MODEL_NAMES: model, ...models, ...queue },
    ready: 'line',
  };
}
