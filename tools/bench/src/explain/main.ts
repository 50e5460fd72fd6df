import { join } from 'node:path';
import { ServerUnderTest } from '../measure/server-under-test';
import { measureExplain } from './measure-explain';

/** `explain [URI]`: what explanations cost with the insurance model of a repository; by default the embedded one. */
const [models] = process.argv.slice(2);
const variables = {
  HOST: '127.0.0.1',
  PORT: '0',
  ADMIN_PORT: '0',
  DRAIN_SECONDS: '0',
  MODEL_NAMES: 'insurance',
  ...(models !== undefined && { MODELS: models }),
};
const program = join(import.meta.dirname, '../../apps/predictor/main.js');
const server = await ServerUnderTest.start({ name: 'predictor', program: [program], variables }, 0);
try {
  const cost = await measureExplain(server, { modelPath: '/api/v1/models/insurance', rounds: 5, requests: 1000 });
  process.stdout.write(`${JSON.stringify(cost, undefined, 2)}\n`);
} finally {
  await server.stop();
}
