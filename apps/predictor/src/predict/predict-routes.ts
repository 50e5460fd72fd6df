import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { API_HEADERS } from '../headers/api-headers';
import type { JsonDocument } from '../json-body/json-document';
import { goneSignalOf } from '../lifecycle/gone-signal';
import { INSURANCE_MODEL } from '../models/check-patient-schema';
import { parsePredictionQuery } from './parse-prediction-query';
import { MODEL_PREDICT_PATH, PREDICT_PATH } from './predict-paths';
import { PREDICTION_TYPE } from './prediction-type';
import { Predictions } from './predictions';

interface Asked {
  readonly Body: JsonDocument | undefined;
  readonly Querystring: Readonly<Record<string, unknown>>;
  readonly Params: { readonly model?: string };
}

type AskedRequest = FastifyRequest<Asked>;

/**
 * Predictions for one record. The routes stand on the Fastify instance, without Nest's pipeline for each request, which
 * would take longer (24 µs) than the parsing, scoring and rendering of an answer together; every hook of the instance
 * (keys, limits, metrics, log, ids) holds for them as for all. What is asked in the ordinary way does not even come here:
 * see `HotRoute`.
 */
@Injectable()
export class PredictRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly predictions: Predictions,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    for (const url of [PREDICT_PATH, MODEL_PREDICT_PATH]) {
      fastify.route<Asked>({
        method: 'POST',
        url,
        helmet: false,
        // Before the body is read: what would be refused for want of room costs nothing.
        onRequest: (request, reply, done) => {
          void reply.headers(API_HEADERS);
          this.predictions.checkRoom(toModel(request));
          done();
        },
        handler: async (request, reply) => {
          const { explain } = parsePredictionQuery(request.query);
          void reply.type(PREDICTION_TYPE);
          const signal = explain ? goneSignalOf(reply.raw) : undefined;
          return this.predictions.answer(toModel(request), { document: request.body, explain, signal, request });
        },
      });
    }
  }
}

function toModel({ params }: AskedRequest): string {
  return params.model ?? INSURANCE_MODEL;
}
