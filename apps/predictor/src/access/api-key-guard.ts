import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Problem } from '@medcast/problem';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Settings, SETTINGS, type VertexSettings } from '../settings/settings';
import { isGuarded } from './guarded-paths';
import { showsKnownKey, toShownKey } from './is-known-key';

/**
 * Lets only requests with a known key reach what is guarded. A hook of Fastify rather than a guard of Nest, so that it holds
 * before a body is read, for every route there, whoever registers it.
 */
@Injectable()
export class ApiKeyGuard implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    const { apiKeys: keys, vertex } = this.settings;
    if (keys === undefined) return;
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', (request, _reply, done) => {
      if (isGuardedRequest(request, vertex)) checkKey(request.headers, keys);
      done();
    });
  }
}

/** The template knows an encoded path for what it is; the path tells where only the form's catch-all route matched. */
function isGuardedRequest({ url, routeOptions }: FastifyRequest, vertex: VertexSettings): boolean {
  return isGuarded(routeOptions.url ?? url, vertex) || isGuarded(url, vertex);
}

/**
 * Lets headers pass that show a known key.
 *
 * @throws Problem API_KEY_REQUIRED
 */
export function checkKey(headers: IncomingHttpHeaders, keys: readonly string[]): void {
  if (showsKnownKey(headers, keys)) return;
  const got = toShownKey(headers) === undefined ? 'no key' : 'an unknown one';
  throw new Problem('API_KEY_REQUIRED', `expected an API key in x-api-key or as a bearer token, got ${got}`);
}
