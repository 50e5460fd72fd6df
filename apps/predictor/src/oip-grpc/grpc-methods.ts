import { Injectable } from '@nestjs/common';
import { Problem } from '@medcast/problem';
import { DescribedModels } from '../oip/described-models';
import type { ModelParams } from '../oip/served-version';
import { serverMetadata } from '../oip/server-metadata';
import { ServingState } from '../oip/serving-state';
import type { GrpcAsker } from './call/grpc-asker';
import { GrpcInference } from './grpc-inference';
import { toFlagResponse, toModelMetadataResponse, toServerMetadataResponse } from './messages/metadata-responses';
import { readModelReference } from './messages/model-reference';
import { toStatisticsResponse } from './messages/statistics-response';

/** Answers a call: message in, message out. */
export type GrpcMethod = (message: Buffer, asker: GrpcAsker) => Buffer | Promise<Buffer>;

/** What is over HTTP on the admin port alone. */
const OF_OPERATORS = ['RepositoryIndex', 'RepositoryModelLoad', 'RepositoryModelUnload'];

/** What the Open Inference Protocol v2 asks over gRPC, answered by what answers it over HTTP. */
@Injectable()
export class GrpcMethods {
  /** By the names of the methods of `inference.GRPCInferenceService`. */
  readonly byName: ReadonlyMap<string, GrpcMethod>;

  constructor(
    private readonly models: DescribedModels,
    private readonly state: ServingState,
    private readonly inference: GrpcInference,
  ) {
    this.byName = new Map<string, GrpcMethod>([
      ['ServerLive', () => toFlagResponse(true)],
      ['ServerReady', () => toFlagResponse(this.state.isServing)],
      ['ServerMetadata', () => toServerMetadataResponse({ ...serverMetadata, extensions: ['statistics'] })],
      ['ModelReady', (message) => toFlagResponse(this.isReady(readModelReference(message)))],
      ['ModelMetadata', (message) => toModelMetadataResponse(this.models.describe(readModelReference(message)))],
      ['ModelInfer', (message, asker) => this.inference.answer(message, asker)],
      ['ModelStatistics', (message) => this.describeStatistics(readModelReference(message))],
      ...OF_OPERATORS.map((name): [string, GrpcMethod] => [name, () => refuseForOperators(name)]),
    ]);
  }

  /** The response has a place for "not yet", which a status would make a failure of. */
  private isReady(params: ModelParams): boolean {
    try {
      return this.models.ready(params).ready;
    } catch (error) {
      if (error instanceof Problem && error.code === 'MODEL_NOT_READY') return false;
      throw error;
    }
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
