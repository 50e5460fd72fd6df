import protobuf from 'protobufjs/light.js';

const one = (type: string, id: number): protobuf.IField => ({ type, id });
const many = (type: string, id: number): protobuf.IField => ({ rule: 'repeated', type, id });

/** As much of onnx.proto (IR version 10) as a linear graph needs; the numbers of the fields are those of onnx.proto. */
const modelMessage = protobuf.Root.fromJSON({
  nested: {
    Model: { fields: { irVersion: one('int64', 1), graph: one('Graph', 7), opsetImport: many('Opset', 8) } },
    Opset: { fields: { domain: one('string', 1), version: one('int64', 2) } },
    Graph: {
      fields: {
        node: many('Node', 1),
        name: one('string', 2),
        initializer: many('Tensor', 5),
        input: many('Value', 11),
        output: many('Value', 12),
      },
    },
    Node: {
      fields: {
        input: many('string', 1),
        output: many('string', 2),
        opType: one('string', 4),
        attribute: many('Attribute', 5),
      },
    },
    Attribute: { fields: { name: one('string', 1), i: one('int64', 3), type: one('int32', 20) } },
    Tensor: {
      fields: {
        dims: many('int64', 1),
        dataType: one('int32', 2),
        floatData: many('float', 4),
        int64Data: many('int64', 7),
        name: one('string', 8),
      },
    },
    Value: { fields: { name: one('string', 1), type: one('Type', 2) } },
    Type: { fields: { tensorType: one('TensorType', 1) } },
    TensorType: { fields: { elemType: one('int32', 1), shape: one('Shape', 2) } },
    Shape: { fields: { dim: many('Dim', 1) } },
    Dim: { fields: { dimValue: one('int64', 1), dimParam: one('string', 2) } },
  },
}).lookupType('Model');

const FLOAT = 1;
const INT64 = 7;
const ATTRIBUTE_INT = 2;

/** One output of a linear graph: a sum of weighted features. */
export interface LinearOutput {
  readonly name: string;
  readonly weights: readonly number[];
  readonly intercept: number;
}

/** Encodes `output[n] = features[n, f] · weights + intercept` for each output. */
export function encodeLinearGraph(outputs: readonly LinearOutput[]): Uint8Array {
  const featureCount = outputs[0]?.weights.length ?? 0;
  const weights = Array.from({ length: featureCount }, (_, row) => outputs.map((output) => output.weights[row] ?? 0));
  return encode({
    node: [
      { input: ['features', 'weights'], output: ['products'], opType: 'MatMul' },
      { input: ['products', 'intercepts'], output: ['sums'], opType: 'Add' },
      ...outputs.map(({ name }, index) => toColumnNode(name, index)),
    ],
    name: 'linear',
    initializer: [
      { name: 'weights', dataType: FLOAT, dims: [featureCount, outputs.length], floatData: weights.flat() },
      { name: 'intercepts', dataType: FLOAT, dims: [outputs.length], floatData: outputs.map((o) => o.intercept) },
      ...outputs.map((_, index) => ({ name: `column${index}`, dataType: INT64, dims: [], int64Data: [index] })),
    ],
    input: [toValue('features', [{ dimParam: 'n' }, { dimValue: featureCount }])],
    output: outputs.map(({ name }) => toValue(name, [{ dimParam: 'n' }])),
  });
}

function toColumnNode(name: string, index: number): object {
  const attribute = [{ name: 'axis', i: 1, type: ATTRIBUTE_INT }];
  return { input: ['sums', `column${index}`], output: [name], opType: 'Gather', attribute };
}

function toValue(name: string, dim: readonly object[]): object {
  return { name, type: { tensorType: { elemType: FLOAT, shape: { dim } } } };
}

function encode(graph: object): Uint8Array {
  const model = { irVersion: 10, graph, opsetImport: [{ domain: '', version: 21 }] };
  return new Uint8Array(modelMessage.encode(modelMessage.fromObject(model)).finish());
}
