import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Settings, SETTINGS } from '../settings/settings';
import { isSampled } from './is-sampled';
import { type Observation, ShadowQueue } from './shadow-queue';

/** Hands a share of what the models in service answer to the candidates, once the answer has been sent. */
@Injectable()
export class Shadow implements OnModuleInit {
  private readonly observed = new WeakMap<FastifyRequest, Observation>();

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly queue: ShadowQueue,
  ) {}

  onModuleInit(): void {
    if (this.settings.shadowChannel === undefined) return;
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onResponse', (request, _reply, done) => {
      const observation = this.observed.get(request);
      if (observation !== undefined) this.queue.add(observation);
      done();
    });
  }

  /** Notes what is about to be answered. */
  observe(request: FastifyRequest, observation: Observation): void {
    if (this.isObserved(request.id)) this.observed.set(request, observation);
  }

  /** The same for what is answered within this tick: the queue begins after it. */
  observeAnswered(requestId: string, observation: Observation): void {
    if (this.isObserved(requestId)) this.queue.add(observation);
  }

  private isObserved(requestId: string): boolean {
    const { shadowChannel, shadowShare } = this.settings;
    return shadowChannel !== undefined && isSampled(requestId, shadowShare);
  }
}
