import { join } from 'node:path';
import { loadBundle, openRepository } from '@medcast/model-bundle';
import { ServerUnderTest } from '../measure/server-under-test';
import { measureBulk } from './measure-bulk';
import { measureRawRuns } from './measure-raw-runs';

/*
 * node dist/tools/bench/bulk.js [SECONDS] [MODELS] [MODEL] [VERSION]: measures bulk prediction by itself. SECONDS are for
 * each format, 5 by default; MODELS is the URI of a repository, by default the embedded one; prints JSON.
 */
const CORE = 0;
const workspaceRoot = join(import.meta.dirname, '../../..');
const program = join(workspaceRoot, 'dist/apps/predictor/main.js');

const [seconds = '5', models = `file:${join(workspaceRoot, 'bundles')}`, model = 'insurance', version = '1'] =
  process.argv.slice(2);

const bundle = await loadBundle(openRepository(models), { model, version: Number(version) });
const variables = {
  ...{ HOST: '127.0.0.1', PORT: '0', ADMIN_PORT: '0', DRAIN_SECONDS: '0', LOG_LEVEL: 'info' },
  ...{ MODELS: models, MODEL_NAMES: model },
};
const rawRowsPerCpuSecond = Math.round(await measureRawRuns(bundle, 2));
const server = await ServerUnderTest.start({ name: 'predictor', program: [program], variables }, CORE);
try {
  const results = await measureBulk({ server, model, seconds: Number(seconds) });
  process.stdout.write(`${JSON.stringify({ rawRowsPerCpuSecond, ...results }, undefined, 2)}\n`);
} finally {
  await server.stop();
}
