import type { OnnxAttribute, OnnxGraph, OnnxModel, OnnxNode, OnnxSparseTensor, OnnxTensor } from './onnx-message';

/** Every node and every constant of a model, those of branches, loops, functions and training graphs included. */
export interface OnnxParts {
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
}

/** Collects the parts of a model, however deep they are nested. */
export function collectOnnxParts(model: OnnxModel): OnnxParts {
  const parts = { nodes: [] as OnnxNode[], tensors: [] as OnnxTensor[] };
  addGraph(parts, model.graph);
  for (const { initialization, algorithm } of model.trainingInfo ?? []) {
    addGraph(parts, initialization);
    addGraph(parts, algorithm);
  }
  for (const { node, attributeProto } of model.functions ?? []) {
    addNodes(parts, node);
    attributeProto?.forEach((attribute) => addAttribute(parts, attribute));
  }
  return parts;
}

interface Collected {
  readonly nodes: OnnxNode[];
  readonly tensors: OnnxTensor[];
}

function addGraph(parts: Collected, graph: OnnxGraph | undefined): void {
  addNodes(parts, graph?.node);
  parts.tensors.push(...(graph?.initializer ?? []));
  graph?.sparseInitializer?.forEach((tensor) => addSparse(parts, tensor));
}

function addNodes(parts: Collected, nodes: readonly OnnxNode[] | undefined): void {
  for (const node of nodes ?? []) {
    parts.nodes.push(node);
    node.attribute?.forEach((attribute) => addAttribute(parts, attribute));
  }
}

function addAttribute(parts: Collected, attribute: OnnxAttribute): void {
  const { t, g, sparseTensor, tensors = [], graphs = [], sparseTensors = [] } = attribute;
  parts.tensors.push(...(t === undefined ? tensors : [t, ...tensors]));
  [g, ...graphs].forEach((graph) => addGraph(parts, graph));
  [sparseTensor, ...sparseTensors].forEach((tensor) => addSparse(parts, tensor));
}

function addSparse(parts: Collected, tensor: OnnxSparseTensor | undefined): void {
  for (const part of [tensor?.values, tensor?.indices]) {
    if (part !== undefined) {
      parts.tensors.push(part);
    }
  }
}
