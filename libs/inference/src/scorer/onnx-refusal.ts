import { Problem } from '@medcast/problem';

/** A `BUNDLE_ONNX_REFUSED` of the graph. */
export function onnxRefusal(expected: string, got: string, cause?: unknown): Problem {
  const detail = `model.onnx: expected ${expected}, got ${got}; export the model again`;
  return new Problem('BUNDLE_ONNX_REFUSED', detail, { cause });
}
