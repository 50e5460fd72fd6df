import { createLog } from '../logging/create-log';
import { ModelCatalog } from '../models/model-catalog';
import type { Settings } from '../settings/settings';
import { createPredictor } from './create-predictor';
import { listen } from './listen';
import { renderReadyLine } from './render-ready-line';
import { stopOnSignal } from './stop-on-signal';

/** Starts the predictor: it listens first, so that probes are answered while models are verified. */
export async function startPredictor(settings: Settings): Promise<void> {
  const log = createLog(settings.logLevel);
  const app = await createPredictor(settings, log);
  stopOnSignal(app, { log, drainMs: settings.drainMs });
  const url = await listen(app, settings);
  log.info({ url }, 'listening');
  const catalog = app.get(ModelCatalog, { strict: false });
  await catalog.load();
  const isReady = catalog.failure === undefined && catalog.models.length === catalog.entries.length;
  log[isReady ? 'info' : 'error']({ url, startMs: Math.round(performance.now()) }, isReady ? 'ready' : 'not ready');
  if (process.stdout.isTTY)
    process.stdout.write(renderReadyLine({ url, isReady, hasForm: settings.staticDir !== undefined }));
}
