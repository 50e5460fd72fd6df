import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { LoadedModel } from '../../models/loaded-model';
import { type Settings, SETTINGS } from '../../settings/settings';
import { inflateBody } from '../body/inflate-body';
import { JSON_LENGTH_HEADER, splitBody } from '../body/split-body';
import { tensorModelOf } from '../model/tensor-model';
import type { InferenceRequest } from './inference-request';
import { parseInferenceRequest } from './parse-inference-request';

/** Reads inference requests within the limits of the server. */
@Injectable()
export class RequestReader {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * Reads a request whose body has come as bytes.
   *
   * @throws Problem what {@link inflateBody}, {@link splitBody} and {@link parseInferenceRequest} refuse
   */
  async read(model: LoadedModel, { body, headers }: FastifyRequest): Promise<InferenceRequest> {
    const { maxBodyBytes: maxBytes, maxRows } = this.settings;
    const bytes: Buffer = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const encoding = headers['content-encoding'];
    const plain = encoding === undefined ? bytes : await inflateBody({ bytes, encoding, maxBytes });
    return parseInferenceRequest(tensorModelOf(model), { ...splitBody(plain, headers[JSON_LENGTH_HEADER]), maxRows });
  }
}
