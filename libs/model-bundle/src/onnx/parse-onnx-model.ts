import { Problem } from '@medcast/problem';
import { type OnnxModel, onnxModelMessage } from './onnx-message';

/** Reads the structure of an ONNX model; bytes that are not one are a `BUNDLE_ONNX_REFUSED`. */
export function parseOnnxModel(bytes: Uint8Array): OnnxModel {
  let model: OnnxModel;
  try {
    // The decoder has checked every field against the descriptor, of which OnnxModel is the type.
    model = onnxModelMessage.toObject(onnxModelMessage.decode(bytes));
  } catch (cause) {
    // RangeError or Error of protobufjs: the bytes end early, or nest deeper than 100 levels.
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw refused(`got ${bytes.length} bytes that are not one (${reason})`, cause);
  }
  if (model.graph?.node === undefined) {
    throw refused('got one without nodes');
  }
  return model;
}

function refused(got: string, cause?: unknown): Problem {
  const detail = `model.onnx: expected an ONNX model with a graph, ${got}; export the model again`;
  return new Problem('BUNDLE_ONNX_REFUSED', detail, { cause });
}
