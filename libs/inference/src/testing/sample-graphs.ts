import { encodeOnnxGraph, type OnnxNode, type OnnxTensorType } from './encode-onnx-graph';

/** Weights of the features for each of three projections p, q and r. */
export interface ProjectionWeights {
  readonly p: readonly number[];
  readonly q: readonly number[];
  readonly r: readonly number[];
}

const REGRESSION_OUTPUTS: readonly OnnxTensorType[] = ['expected', 'typical', 'lower', 'upper'].map((name) => ({
  name,
  shape: ['n'],
}));

/** A graph that is not linear: `expected = p q + relu(r)`, `typical` nine tenths of it, `lower` and `upper` 10 away. */
export function regressionGraph(weights: ProjectionWeights): Uint8Array {
  const featureCount = weights.p.length;
  const column = (values: readonly number[]) => ({ type: 'float32' as const, shape: [featureCount, 1], values });
  const scalar = (value: number) => ({ type: 'float32' as const, shape: [1], values: [value] });
  return encodeOnnxGraph({
    inputs: [{ name: 'features', shape: ['n', featureCount] }],
    outputs: REGRESSION_OUTPUTS,
    constants: {
      wp: column(weights.p),
      wq: column(weights.q),
      wr: column(weights.r),
      flat: { type: 'int64', shape: [1], values: [-1] },
      nineTenths: scalar(0.9),
      ten: scalar(10),
    },
    nodes: [
      node('MatMul', ['features', 'wp'], 'p'),
      node('MatMul', ['features', 'wq'], 'q'),
      node('MatMul', ['features', 'wr'], 'r'),
      node('Mul', ['p', 'q'], 'pq'),
      node('Relu', ['r'], 'positive'),
      node('Add', ['pq', 'positive'], 'sum'),
      node('Reshape', ['sum', 'flat'], 'expected'),
      node('Mul', ['expected', 'nineTenths'], 'typical'),
      node('Sub', ['expected', 'ten'], 'lower'),
      node('Add', ['expected', 'ten'], 'upper'),
    ],
  });
}

/** `probabilities = softmax(features × weights)`, with one column of weights for each label. */
export function classificationGraph(featureCount: number, labelCount: number, weights: readonly number[]): Uint8Array {
  return encodeOnnxGraph({
    inputs: [{ name: 'features', shape: ['n', featureCount] }],
    outputs: [{ name: 'probabilities', shape: ['n', labelCount] }],
    constants: { weights: { type: 'float32', shape: [featureCount, labelCount], values: weights } },
    nodes: [
      node('MatMul', ['features', 'weights'], 'logits'),
      { ...node('Softmax', ['logits'], 'probabilities'), integers: { axis: 1 } },
    ],
  });
}

/** A graph that hands its input on, under whatever signature. */
export function identityGraph(inputs: readonly OnnxTensorType[], outputs: readonly OnnxTensorType[]): Uint8Array {
  const nodes = outputs.map(({ name }) => node('Identity', [inputs[0]?.name ?? ''], name));
  return encodeOnnxGraph({ inputs, outputs, nodes });
}

function node(operator: string, inputs: readonly string[], output: string): OnnxNode {
  return { operator, inputs, outputs: [output] };
}
