import type { InferenceSession } from 'onnxruntime-node';
import { GRAPH_INPUT, type GraphOutput } from './graph-outputs';
import { onnxRefusal } from './onnx-refusal';

/**
 * Refuses a graph whose declared inputs and outputs are not those of the format (`BUNDLE_ONNX_REFUSED`).
 * Shapes of outputs that the graph does not declare show in the first run.
 */
export function checkSignature(
  session: InferenceSession,
  expected: { readonly featureCount: number; readonly outputs: readonly GraphOutput[] },
): void {
  checkNames('input', [GRAPH_INPUT], session.inputNames);
  const outputNames = expected.outputs.map(({ name }) => name);
  checkNames('output', outputNames, session.outputNames);
  [...session.inputMetadata, ...session.outputMetadata].forEach(checkIsFloat32);
  session.inputMetadata.forEach((input) => checkInputShape(input, expected.featureCount));
}

function checkNames(kind: 'input' | 'output', expected: readonly string[], got: readonly string[]): void {
  if (expected.length !== got.length || expected.some((name) => !got.includes(name))) {
    throw onnxRefusal(`the ${kind} ${expected.join(', ')}`, got.join(', ') || 'none');
  }
}

function checkIsFloat32(value: InferenceSession.ValueMetadata): void {
  const type = value.isTensor ? value.type : 'no tensor';
  if (type !== 'float32') {
    throw onnxRefusal(`${value.name} as float32`, type);
  }
}

/** A dimension that the graph leaves open is a text: its name, or "". */
function checkInputShape(input: InferenceSession.ValueMetadata, featureCount: number): void {
  const shape = input.isTensor ? input.shape : [];
  const [rows, columns] = shape;
  const fitsColumns = typeof columns === 'string' || columns === featureCount;
  if (shape.length !== 2 || typeof rows !== 'string' || !fitsColumns) {
    throw onnxRefusal(`${input.name} as [n, ${featureCount}]`, `[${shape.join(', ')}]`);
  }
}
