import protobuf from 'protobufjs/light.js';

/** `TensorProto.DataLocation.EXTERNAL` of onnx.proto: the tensor's numbers stand in another file. */
export const EXTERNAL_DATA_LOCATION = 1;

/** An ONNX model, as far as {@link onnxModelMessage} reads it. */
export interface OnnxModel {
  readonly opsetImport?: readonly { readonly domain?: string }[];
  readonly graph?: OnnxGraph;
  readonly functions?: readonly OnnxFunction[];
  readonly trainingInfo?: readonly { readonly initialization?: OnnxGraph; readonly algorithm?: OnnxGraph }[];
}

/** A function that a model defines itself: nodes with a name of their own. */
export interface OnnxFunction {
  readonly domain?: string;
  readonly node?: readonly OnnxNode[];
  readonly attributeProto?: readonly OnnxAttribute[];
}

/** A graph, of the model itself or of a branch or loop in it. */
export interface OnnxGraph {
  readonly node?: readonly OnnxNode[];
  readonly initializer?: readonly OnnxTensor[];
  readonly sparseInitializer?: readonly OnnxSparseTensor[];
}

/** One operation. */
export interface OnnxNode {
  readonly name?: string;
  readonly opType?: string;
  readonly domain?: string;
  readonly attribute?: readonly OnnxAttribute[];
}

/** A constant of a node; tensors and whole graphs are among them. */
export interface OnnxAttribute {
  readonly t?: OnnxTensor;
  readonly g?: OnnxGraph;
  readonly sparseTensor?: OnnxSparseTensor;
  readonly tensors?: readonly OnnxTensor[];
  readonly graphs?: readonly OnnxGraph[];
  readonly sparseTensors?: readonly OnnxSparseTensor[];
}

/** A constant array. */
export interface OnnxTensor {
  readonly name?: string;
  readonly dataLocation?: number;
  readonly externalData?: readonly { readonly key?: string; readonly value?: string }[];
}

/** A constant array of which only the non-zero numbers are given. */
export interface OnnxSparseTensor {
  readonly values?: OnnxTensor;
  readonly indices?: OnnxTensor;
}

const one = (type: string, id: number): protobuf.IField => ({ type, id });
const many = (type: string, id: number): protobuf.IField => ({ rule: 'repeated', type, id });

/**
 * The part of `ModelProto` that decides whether a graph may be run: operator domains and where numbers stand, in every
 * place that can hold a node or a tensor. Numbers and shapes are skipped. Field numbers are those of onnx.proto
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto, IR version 13).
 */
export const onnxModelMessage: protobuf.Type = protobuf.Root.fromJSON({
  nested: {
    ModelProto: {
      fields: {
        graph: one('GraphProto', 7),
        opsetImport: many('OperatorSetIdProto', 8),
        trainingInfo: many('TrainingInfoProto', 20),
        functions: many('FunctionProto', 25),
      },
    },
    OperatorSetIdProto: { fields: { domain: one('string', 1), version: one('int64', 2) } },
    TrainingInfoProto: { fields: { initialization: one('GraphProto', 1), algorithm: one('GraphProto', 2) } },
    FunctionProto: {
      fields: {
        node: many('NodeProto', 7),
        domain: one('string', 10),
        attributeProto: many('AttributeProto', 11),
      },
    },
    GraphProto: {
      fields: {
        node: many('NodeProto', 1),
        initializer: many('TensorProto', 5),
        sparseInitializer: many('SparseTensorProto', 15),
      },
    },
    NodeProto: {
      fields: {
        name: one('string', 3),
        opType: one('string', 4),
        attribute: many('AttributeProto', 5),
        domain: one('string', 7),
      },
    },
    AttributeProto: {
      fields: {
        t: one('TensorProto', 5),
        g: one('GraphProto', 6),
        tensors: many('TensorProto', 10),
        graphs: many('GraphProto', 11),
        sparseTensor: one('SparseTensorProto', 22),
        sparseTensors: many('SparseTensorProto', 23),
      },
    },
    TensorProto: {
      fields: {
        name: one('string', 8),
        externalData: many('StringStringEntryProto', 13),
        dataLocation: one('int32', 14),
      },
    },
    SparseTensorProto: { fields: { values: one('TensorProto', 1), indices: one('TensorProto', 2) } },
    StringStringEntryProto: { fields: { key: one('string', 1), value: one('string', 2) } },
  },
}).lookupType('ModelProto');
