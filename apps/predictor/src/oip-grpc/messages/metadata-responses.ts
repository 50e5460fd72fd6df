import type { ModelMetadata } from '../../oip/model/to-model-metadata';
import type { TensorMetadata } from '../../oip/model/tensor-metadata';
import { ProtoWriter } from '../wire/proto-writer';

/** Renders `ServerLiveResponse`, `ServerReadyResponse` and `ModelReadyResponse`, which are alike. */
export function toFlagResponse(flag: boolean): Buffer {
  return new ProtoWriter().bool(1, flag).finish();
}

/** What `ServerMetadataResponse` says. */
export interface ServerDescription {
  readonly name: string;
  readonly version: string;
  readonly extensions: readonly string[];
}

/** Renders `ServerMetadataResponse`. */
export function toServerMetadataResponse({ name, version, extensions }: ServerDescription): Buffer {
  return new ProtoWriter().text(1, name).text(2, version).texts(3, extensions).finish();
}

/** Renders `ModelMetadataResponse`; parameters of tensors have no place in it. */
export function toModelMetadataResponse({ name, versions, platform, inputs, outputs }: ModelMetadata): Buffer {
  const response = new ProtoWriter().text(1, name).texts(2, versions).text(3, platform);
  inputs.forEach((tensor) => writeTensor(response, 4, tensor));
  outputs.forEach((tensor) => writeTensor(response, 5, tensor));
  return response.finish();
}

function writeTensor(response: ProtoWriter, field: number, { name, datatype, shape }: TensorMetadata): void {
  response.message(field, (tensor) => tensor.text(1, name).text(2, datatype).integers(3, shape));
}
