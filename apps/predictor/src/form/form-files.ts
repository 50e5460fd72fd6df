import { extname } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UnknownRoutes } from '../problems/unknown-routes';
import { type Settings, SETTINGS } from '../settings/settings';
import { cacheControlFor } from './cache-control-for';
import { isPageOfForm } from './is-page-of-form';

/** Serves the built form: its files, and its one page at every path that the form itself routes. */
@Injectable()
export class FormFiles implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly unknownRoutes: UnknownRoutes,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    const root = this.settings.staticDir;
    if (root === undefined) return;
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register(fastifyStatic, { root, serve: false, cacheControl: false, dotfiles: 'ignore' });
    fastify.get<{ Params: { '*': string } }>('/*', (request, reply) =>
      this.answer(request, reply, request.params['*']),
    );
  }

  private answer(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
    if (isPageOfForm(path, request.headers.accept)) return sendFile(reply, 'index.html');
    if (extname(path) !== '') return sendFile(reply, path);
    this.unknownRoutes.answer(request, reply);
    return reply;
  }
}

function sendFile(reply: FastifyReply, path: string): FastifyReply {
  return reply.header('cache-control', cacheControlFor(path)).sendFile(path);
}
