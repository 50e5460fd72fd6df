import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBundle, openRepository } from '@medcast/model-bundle';
import { ServerUnderTest } from '../measure/server-under-test';
import { predictorServer } from '../servers/server-plans';
import { measureBulk } from './measure-bulk';
import { measureRawRuns } from './measure-raw-runs';

/*
 * node dist/tools/bench/bulk.js [SECONDS] [MODELS] [MODEL] [VERSION]: measures bulk prediction by itself. SECONDS are for
 * each format, 5 by default; MODELS is the URI of a repository, by default the embedded one; prints JSON.
 */
const CORE = 0;
const workspaceRoot = join(import.meta.dirname, '../../..');
const dist = join(workspaceRoot, 'dist');

const [seconds = '5', models = `file:${join(workspaceRoot, 'bundles')}`, model = 'insurance', version = '1'] =
  process.argv.slice(2);

const bundle = await loadBundle(openRepository(models), { model, version: Number(version) });
const rawRowsPerCpuSecond = Math.round(await measureRawRuns(bundle, 2));
const server = await ServerUnderTest.start(
  predictorServer(dist, { name: 'predictor', model, repository: fileURLToPath(models) }),
  CORE,
);
try {
  const results = await measureBulk({ server, model, seconds: Number(seconds) });
  process.stdout.write(`${JSON.stringify({ rawRowsPerCpuSecond, ...results }, undefined, 2)}\n`);
} finally {
  await server.stop();
}
