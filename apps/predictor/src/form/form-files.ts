import { extname } from 'node:path';
import fastifyCompress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UnknownRoutes } from '../problems/unknown-routes';
import { type Settings, SETTINGS } from '../settings/settings';
import { isNamedByContent } from './cache-control-for';
import { compression, withoutBodyIfUnmodified } from './compression';
import { isPageOfForm } from './is-page-of-form';
import { setFileHeaders } from './set-file-headers';

/** Serves the built form: its files, and its one page at every path that the form itself routes. */
@Injectable()
export class FormFiles implements OnApplicationBootstrap {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly unknownRoutes: UnknownRoutes,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  // Once every module is initialised and has added its hooks: a scope has those that are there when it is made.
  onApplicationBootstrap(): void {
    const root = this.settings.staticDir;
    if (root === undefined) return;
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register((form) => this.serve(form, root));
  }

  /** Adds the route in a scope of its own, lest anything else be compressed. */
  private async serve(form: FastifyInstance, root: string): Promise<void> {
    await form.register(fastifyCompress, compression);
    await form.register(fastifyStatic, {
      root,
      serve: false,
      dotfiles: 'ignore',
      cacheControl: false,
      // A part of a file is none of its compressed form, which a client may hold half of.
      acceptRanges: false,
      setHeaders: setFileHeaders,
    });
    form.route<{ Params: { '*': string } }>({
      // Both, as HEAD that Fastify derives from GET is not compressed and tells another length.
      method: ['GET', 'HEAD'],
      url: '/*',
      onSend: withoutBodyIfUnmodified,
      handler: (request, reply) => this.answer(request, reply, request.params['*']),
    });
  }

  private answer(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
    if (isPageOfForm(path, request.headers.accept)) return send(reply, 'index.html');
    if (extname(path) !== '') return send(reply, path);
    this.unknownRoutes.answer(request, reply);
    return reply;
  }
}

/**
 * Tags and dates are made of a file's size and time. In an image every file has the same time, so that two versions of
 * one size would be taken for each other: only a file that is named by its content gets them.
 */
function send(reply: FastifyReply, path: string): FastifyReply {
  const validators = isNamedByContent(path);
  return reply.sendFile(path, { etag: validators, lastModified: validators });
}
