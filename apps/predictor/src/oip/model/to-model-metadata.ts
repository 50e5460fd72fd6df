import type { LoadedModel } from '../../models/loaded-model';
import { toInputMetadata } from './input-metadata';
import { tensorModelOf } from './tensor-model';
import type { TensorMetadata } from './tensor-metadata';

/** What `GET /v2/models/{model}` answers. */
export interface ModelMetadata {
  readonly name: string;
  readonly versions: readonly string[];
  readonly platform: string;
  /** One for each field of a record, in the order of the schema. */
  readonly inputs: readonly TensorMetadata[];
  readonly outputs: readonly TensorMetadata[];
}

/** Describes a model in service by its tensors. */
export function toModelMetadata(model: LoadedModel): ModelMetadata {
  return {
    name: model.name,
    versions: [String(model.version)],
    platform: 'onnxruntime_onnx',
    inputs: model.bundle.schema.fields.map(toInputMetadata),
    outputs: tensorModelOf(model).outputs.map(({ metadata }) => metadata),
  };
}
