import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '@medcast/problem';
import { ModelCatalog } from '../models/model-catalog';
import { DescribedModels } from '../oip/described-models';
import { Inference } from '../oip/inference';
import { tensorModelOf } from '../oip/model/tensor-model';
import { findServed, type ModelParams } from '../oip/served-version';
import { serverMetadata } from '../oip/server-metadata';
import { ServingState } from '../oip/serving-state';
import { type Settings, SETTINGS } from '../settings/settings';
import type { GrpcAsker } from './call/grpc-asker';
import { readInferRequest } from './messages/infer-request';
import { toInferResponse } from './messages/infer-response';
import { toFlagResponse, toModelMetadataResponse, toServerMetadataResponse } from './messages/metadata-responses';
import { readModelReference } from './messages/model-reference';
import { toStatisticsResponse } from './messages/statistics-response';
import { toInferenceRequest } from './request/to-inference-request';

/** Answers a call: message in, message out. */
export type GrpcMethod = (message: Buffer, asker: GrpcAsker) => Buffer | Promise<Buffer>;

/** What the Open Inference Protocol v2 asks over gRPC, answered by what answers it over HTTP. */
@Injectable()
export class GrpcMethods {
  /** By the names of the methods of `inference.GRPCInferenceService`. */
  readonly byName: ReadonlyMap<string, GrpcMethod>;

  constructor(
    private readonly catalog: ModelCatalog,
    private readonly models: DescribedModels,
    private readonly inference: Inference,
    private readonly state: ServingState,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.byName = new Map<string, GrpcMethod>([
      ['ServerLive', () => toFlagResponse(true)],
      ['ServerReady', () => toFlagResponse(this.state.isServing)],
      ['ServerMetadata', () => toServerMetadataResponse({ ...serverMetadata, extensions: ['statistics'] })],
      ['ModelReady', (message) => toFlagResponse(this.isReady(readModelReference(message)))],
      ['ModelMetadata', (message) => toModelMetadataResponse(this.models.describe(readModelReference(message)))],
      ['ModelInfer', (message, asker) => this.infer(message, asker)],
      ['ModelStatistics', (message) => this.describeStatistics(readModelReference(message))],
      ...['RepositoryIndex', 'RepositoryModelLoad', 'RepositoryModelUnload'].map((name): [string, GrpcMethod] => [
        name,
        () => refuseForOperators(name),
      ]),
    ]);
  }

  /** The response has a place for "not yet", which a status would make a failure of. */
  private isReady(params: ModelParams): boolean {
    try {
      findServed(this.catalog, params);
      return true;
    } catch (error) {
      if (error instanceof Problem && error.code === 'MODEL_NOT_READY') return false;
      throw error;
    }
  }

  private infer(message: Buffer, asker: GrpcAsker): Promise<Buffer> {
    const request = readInferRequest(message);
    const model = findServed(this.catalog, request.params);
    model.estimator.checkRoom();
    return this.inference.answer(model, {
      asker,
      read: () => toInferenceRequest(tensorModelOf(model), request, this.settings.maxRows),
      render: toInferResponse,
    });
  }

  private describeStatistics(params: ModelParams): Buffer {
    const list = params.model === '' ? this.models.statisticsOfAll() : this.models.statisticsOf(params);
    return toStatisticsResponse(list.model_stats);
  }
}

function refuseForOperators(name: string): never {
  const path = 'POST /v2/repository/… on the admin port';
  throw new Problem('METHOD_NOT_ALLOWED', `expected ${path}, got ${name}; operators' methods are not on this one`);
}
