import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AdminServer } from '../admin/admin-server';
import { createLog, createStandardOutput, type Log } from '../logging/create-log';
import { ChannelFollower } from '../models/follow/channel-follower';
import { ModelCatalog } from '../models/model-catalog';
import { GrpcService } from '../oip-grpc/grpc-service';
import type { Settings } from '../settings/settings';
import { createPredictor } from './create-predictor';
import { listenAt } from './listen-at';
import { renderReadyLine } from './render-ready-line';
import { stopOnSignal } from './stop-on-signal';

/** Starts the predictor: it listens first, so that probes are answered while models are verified. */
export async function startPredictor(settings: Settings): Promise<void> {
  const logDestination = createStandardOutput();
  const log = createLog(settings.logLevel, logDestination);
  const app = await createPredictor(settings, { log, logDestination });
  stopOnSignal(app, { log, drainMs: settings.drainMs });
  const url = await listen(app, settings);
  const adminUrl = await app.get(AdminServer, { strict: false }).listen();
  const grpc = await app.get(GrpcService, { strict: false }).listen();
  log.info({ url, adminUrl, ...(grpc !== undefined && { grpc }) }, 'listening');
  const catalog = app.get(ModelCatalog, { strict: false });
  const follower = app.get(ChannelFollower, { strict: false });
  await follower.start(createReadyReport({ catalog, log, url }));
  if (process.stdout.isTTY)
    process.stdout.write(renderReadyLine({ url, isReady: catalog.isReady, hasForm: settings.staticDir !== undefined }));
}

async function listen(app: NestFastifyApplication, { host, port }: Settings): Promise<string> {
  await app.init();
  // Not through Nest, which would log a failure before it is told in a line for a person.
  return listenAt(app.getHttpAdapter().getInstance(), { host, port, setting: 'PORT' });
}

/** Where a change of readiness shows. */
interface ReadyReport {
  readonly catalog: ModelCatalog;
  readonly log: Log;
  readonly url: string;
}

/** Tells the log whether the program is ready: at first, and whenever it changes. */
function createReadyReport({ catalog, log, url }: ReadyReport): () => void {
  let was: boolean | undefined;
  return () => {
    const { isReady, missing } = catalog;
    if (isReady === was) return;
    was = isReady;
    const startMs = Math.round(performance.now());
    if (isReady) log.info({ url, startMs }, 'ready');
    else log.error({ url, startMs, missing }, 'not ready');
  };
}
