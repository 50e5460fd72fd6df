import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LoadedModel } from '../models/loaded-model';
import { HttpAsker } from './asker';
import { Inference } from './inference';
import { RequestReader } from './request/request-reader';
import { type InferenceResponse, toInferenceResponse } from './response/to-inference-response';

/** Answers inference requests that come over HTTP. */
@Injectable()
export class HttpInference {
  constructor(
    private readonly inference: Inference,
    private readonly reader: RequestReader,
  ) {}

  /** @throws Problem what {@link RequestReader.read} and the estimator refuse */
  answer(model: LoadedModel, request: FastifyRequest, reply: FastifyReply): Promise<InferenceResponse> {
    return this.inference.answer(model, {
      asker: new HttpAsker(request, reply),
      read: () => this.reader.read(model, request),
      render: toInferenceResponse,
    });
  }
}
