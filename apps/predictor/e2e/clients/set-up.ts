import { join } from 'node:path';
import { ensureTrainingEnvironment } from '@medcast/training-environment';
import buildPredictor from '../testing/build-predictor.mjs';

/**
 * Makes what the tests with clients need: the program, and a Python that has the clients. That is made as the one of
 * training is: on first use, from its lock, by hash, with wheels alone, and by a uv that is fetched where there is none.
 */
export default async function setUp(): Promise<void> {
  const { python } = await ensureTrainingEnvironment({
    trainingRoot: __dirname,
    uvLockFile: join(__dirname, '../../../../training/requirements-uv.lock'),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  process.env['OIP_CLIENTS_PYTHON'] = python;
  await buildPredictor();
}
