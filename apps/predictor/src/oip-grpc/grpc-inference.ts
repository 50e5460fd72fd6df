import { Inject, Injectable } from '@nestjs/common';
import { ModelCatalog } from '../models/model-catalog';
import { Inference } from '../oip/inference';
import { tensorModelOf } from '../oip/model/tensor-model';
import { findServed } from '../oip/served-version';
import { type Settings, SETTINGS } from '../settings/settings';
import type { GrpcAsker } from './call/grpc-asker';
import { readInferRequest } from './messages/infer-request';
import { toInferResponse } from './messages/infer-response';
import { toInferenceRequest } from './request/to-inference-request';

/** Answers inference requests that come over gRPC. */
@Injectable()
export class GrpcInference {
  constructor(
    private readonly catalog: ModelCatalog,
    private readonly inference: Inference,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Problem what the message, {@link toInferenceRequest} and the estimator refuse */
  async answer(message: Buffer, asker: GrpcAsker): Promise<Buffer> {
    const request = readInferRequest(message);
    const model = findServed(this.catalog, request.params);
    model.estimator.checkRoom();
    return this.inference.answer(model, {
      asker,
      read: () => toInferenceRequest(tensorModelOf(model), request, this.settings.maxRows),
      render: toInferResponse,
    });
  }
}
