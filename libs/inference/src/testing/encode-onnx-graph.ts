import protobuf from 'protobufjs/light.js';

/** A graph to write as an ONNX model, for tests. */
export interface OnnxGraph {
  readonly inputs: readonly OnnxTensorType[];
  readonly outputs: readonly OnnxTensorType[];
  readonly nodes: readonly OnnxNode[];
  readonly constants?: Readonly<Record<string, OnnxConstant>>;
}

/** Name and shape of an input or output; a text is an open dimension. Float32 by default. */
export interface OnnxTensorType {
  readonly name: string;
  readonly shape: readonly (number | string)[];
  readonly type?: 'float32' | 'float64';
}

/** One operation, "Gemm", of the default domain. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Integer attributes. */
  readonly integers?: Readonly<Record<string, number>>;
}

/** Numbers in the graph. */
export interface OnnxConstant {
  readonly shape: readonly number[];
  readonly type: 'float32' | 'int64';
  readonly values: readonly number[];
}

// Numbers of onnx.proto: TensorProto.DataType, AttributeProto.AttributeType.
const ELEMENT_TYPES = { float32: 1, int64: 7, float64: 11 };
const INTEGER_ATTRIBUTE = 2;
/** What onnxruntime-node 1.30 reads (14, the newest, it refuses). */
const IR_VERSION = 10;
const OPERATOR_SET_VERSION = 17;

const one = (type: string, id: number): protobuf.IField => ({ type, id });
const many = (type: string, id: number): protobuf.IField => ({ rule: 'repeated', type, id });

const modelMessage = protobuf.Root.fromJSON({
  nested: {
    ModelProto: {
      fields: { irVersion: one('int64', 1), graph: one('GraphProto', 7), opsetImport: many('OperatorSetIdProto', 8) },
    },
    OperatorSetIdProto: { fields: { domain: one('string', 1), version: one('int64', 2) } },
    GraphProto: {
      fields: {
        node: many('NodeProto', 1),
        name: one('string', 2),
        initializer: many('TensorProto', 5),
        input: many('ValueInfoProto', 11),
        output: many('ValueInfoProto', 12),
      },
    },
    NodeProto: {
      fields: {
        input: many('string', 1),
        output: many('string', 2),
        opType: one('string', 4),
        attribute: many('AttributeProto', 5),
      },
    },
    AttributeProto: { fields: { name: one('string', 1), i: one('int64', 3), type: one('int32', 20) } },
    TensorProto: {
      fields: {
        dims: many('int64', 1),
        dataType: one('int32', 2),
        floatData: many('float', 4),
        int64Data: many('int64', 7),
        name: one('string', 8),
      },
    },
    ValueInfoProto: { fields: { name: one('string', 1), type: one('TypeProto', 2) } },
    TypeProto: { fields: { tensorType: one('TensorTypeProto', 1) } },
    TensorTypeProto: { fields: { elemType: one('int32', 1), shape: one('TensorShapeProto', 2) } },
    TensorShapeProto: { fields: { dim: many('DimensionProto', 1) } },
    DimensionProto: { fields: { dimValue: one('int64', 1), dimParam: one('string', 2) } },
  },
}).lookupType('ModelProto');

/** Writes a graph as an ONNX model that the runtime loads. */
export function encodeOnnxGraph({ inputs, outputs, nodes, constants = {} }: OnnxGraph): Uint8Array {
  const model = modelMessage.fromObject({
    irVersion: IR_VERSION,
    opsetImport: [{ domain: '', version: OPERATOR_SET_VERSION }],
    graph: {
      name: 'test',
      node: nodes.map(toNode),
      initializer: Object.entries(constants).map(([name, constant]) => toTensor(name, constant)),
      input: inputs.map(toValueInfo),
      output: outputs.map(toValueInfo),
    },
  });
  return new Uint8Array(modelMessage.encode(model).finish());
}

function toNode({ operator, inputs, outputs, integers = {} }: OnnxNode): object {
  const attribute = Object.entries(integers).map(([name, i]) => ({ name, i, type: INTEGER_ATTRIBUTE }));
  return { opType: operator, input: inputs, output: outputs, attribute };
}

function toTensor(name: string, { shape, type, values }: OnnxConstant): object {
  const content = type === 'int64' ? { int64Data: values } : { floatData: values };
  return { name, dims: shape, dataType: ELEMENT_TYPES[type], ...content };
}

function toValueInfo({ name, shape, type = 'float32' }: OnnxTensorType): object {
  const dim = shape.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }));
  return { name, type: { tensorType: { elemType: ELEMENT_TYPES[type], shape: { dim } } } };
}
