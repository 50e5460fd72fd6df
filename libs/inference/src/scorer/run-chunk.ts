import type { FeatureMatrix } from '@medcast/feature-pipeline';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { GRAPH_INPUT, type GraphOutput } from './graph-outputs';

/** Runs a graph once over all rows of a matrix; the event loop waits. */
export function runChunk(
  session: InferenceSession,
  outputs: readonly GraphOutput[],
  { values, rows, columns }: FeatureMatrix,
): Promise<InferenceSession.ReturnType> {
  const features = new Tensor('float32', values, [rows, columns]);
  return session.run(
    { [GRAPH_INPUT]: features },
    outputs.map(({ name }) => name),
  );
}
