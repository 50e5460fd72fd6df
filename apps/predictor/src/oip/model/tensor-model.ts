import { type ColumnParser, compileColumnParser } from '@medcast/record-schema';
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
  const known = compiled.get(model);
  if (known !== undefined) return known;
  const { schema } = model.bundle;
  const tensorModel = {
    model,
    fieldIndex: new Map(schema.fields.map(({ name }, index) => [name, index])),
    parseColumns: compileColumnParser(schema),
    outputs: toOutputTensors(schema),
  };
  compiled.set(model, tensorModel);
  return tensorModel;
}
