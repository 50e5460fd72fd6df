import type { FeatureMatrix } from '@medcast/feature-pipeline';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { GRAPH_INPUT } from './graph-outputs';

/**
 * Runs a graph once over the rows that are there when the native code reads its input. The runtime puts that into a
 * `setImmediate`, the end of the tick: a second one here, to wait for the tick's other rows, would cost a whole turn of
 * the event loop.
 *
 * @param outputs names of the outputs
 * @param read gives the rows; it is called when the run is asked for and again when it begins
 */
export function runLate(
  session: InferenceSession,
  outputs: readonly string[],
  read: () => FeatureMatrix,
): Promise<InferenceSession.ReturnType> {
  const feeds = {
    get [GRAPH_INPUT](): Tensor {
      const { values, rows, columns } = read();
      return new Tensor('float32', values, [rows, columns]);
    },
  };
  return session.run(feeds, outputs);
}
