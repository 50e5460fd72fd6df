import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module';
import { serveDocs } from '../docs/serve-docs';
import { addSecurityHeaders } from '../headers/add-security-headers';
import type { LogParts } from '../logging/logging.module';
import { NestLog } from '../logging/nest-log';
import { RouteTable } from '../problems/route-table';
import type { Settings } from '../settings/settings';
import { loadTracing, observeRequests } from '../tracing/load-tracing';
import { createHttpAdapter } from './create-http-adapter';

/** Creates the application; nothing listens and no model is loaded yet. */
export async function createPredictor(settings: Settings, logParts: LogParts): Promise<NestFastifyApplication> {
  const routes = new RouteTable();
  const { log } = logParts;
  const adapter = createHttpAdapter(settings, log);
  const tracing = await loadTracing(settings, log);
  if (tracing !== undefined) observeRequests(adapter.getInstance(), tracing);
  adapter.getInstance().addHook('onRoute', (route) => routes.add(route));
  const parts = { settings, routes, tracing, ...logParts };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(parts), adapter, {
    logger: new NestLog(log),
    bodyParser: false,
    abortOnError: false,
  });
  await addSecurityHeaders(adapter.getInstance());
  serveDocs(app, settings);
  return app;
}
