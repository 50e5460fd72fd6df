import { Inject, Injectable } from '@nestjs/common';
import type { Estimate } from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';
import type { FastifyRequest } from 'fastify';
import { Drift } from '../drift/drift';
import type { LoadedModel } from '../models/loaded-model';
import { Shadow } from '../shadow/shadow';
import type { Observation } from '../shadow/shadow-queue';
import { type Tracing, TRACING } from '../tracing/tracing';

/** The records of one request and what a model in service has answered, each estimate at the place of its record. */
export interface AnsweredRecords {
  readonly champion: LoadedModel;
  readonly records: readonly ValidRecord[];
  readonly estimates: readonly Estimate[];
}

/** Everything that looks on while models answer: traces, drift, the shadow. */
@Injectable()
export class AnswerObservers {
  constructor(
    private readonly shadow: Shadow,
    private readonly drift: Drift,
    @Inject(TRACING) private readonly tracing: Tracing | undefined,
  ) {}

  /** The model as a request is to use it, so that its trace shows what was done. */
  traced(request: FastifyRequest, model: LoadedModel): LoadedModel {
    return this.tracing?.traced(request, model) ?? model;
  }

  /** Notes one record that is about to be answered. */
  observe(request: FastifyRequest, observation: Observation): void {
    const { champion, record, estimate } = observation;
    this.drift.observe(champion, record, estimate);
    this.shadow.observe(request, observation);
  }

  /** Notes the records of a request: drift counts all, the shadow the first, lest large requests crowd out the others. */
  observeAll(request: FastifyRequest, { champion, records, estimates }: AnsweredRecords): void {
    this.drift.observeAll(champion, records, estimates);
    const [record] = records;
    const [estimate] = estimates;
    if (record !== undefined && estimate !== undefined) this.shadow.observe(request, { champion, record, estimate });
  }
}
