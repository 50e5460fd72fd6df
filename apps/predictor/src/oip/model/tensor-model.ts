import { type ColumnParser, compileColumnParser } from '@medcast/record-schema';
import { getOrAdd } from '../../get-or-add';
import type { LoadedModel } from '../../models/loaded-model';
import { type OutputTensor, toOutputTensors } from './output-tensor';

/** A model in service, compiled for requests of tensors. */
export interface TensorModel {
  readonly model: LoadedModel;
  /** Place of a field in the schema by its name. */
  readonly fieldIndex: ReadonlyMap<string, number>;
  readonly parseColumns: ColumnParser;
  readonly outputs: readonly OutputTensor[];
}

const compiled = new WeakMap<LoadedModel, TensorModel>();

/** Compiles a model for requests of tensors: once, when it is first asked. */
export function tensorModelOf(model: LoadedModel): TensorModel {
  return getOrAdd(compiled, model, () => compileTensorModel(model));
}

function compileTensorModel(model: LoadedModel): TensorModel {
  const { schema } = model.bundle;
  return {
    model,
    fieldIndex: new Map(schema.fields.map(({ name }, index) => [name, index])),
    parseColumns: compileColumnParser(schema),
    outputs: toOutputTensors(schema),
  };
}
