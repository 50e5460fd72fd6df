import type { FeatureMatrix } from '@medcast/feature-pipeline';
import { InferenceSession } from 'onnxruntime-node';
import { checkSignature } from './check-signature';
import { type GraphOutput, graphOutputsOf, type ScoreShape, toScores } from './graph-outputs';
import { onnxRefusal } from './onnx-refusal';
import { runChunk } from './run-chunk';
import { runLate } from './run-late';
import type { Scorer } from './scorer';
import './without-telemetry';

/**
 * Rows of one run. A run holds the event loop: 20,000 rows held it for 184 ms (onnxruntime-node 1.30, two cores), so
 * this many hold it for about 5 ms, while the fixed cost of a run (about 30 µs) stays below a hundredth.
 */
export const CHUNK_ROWS = 512;

/** Two rows, because one would not show an output that forgets the others. */
const WARM_UP_ROWS = 2;

/** What {@link createOnnxScorer} needs. */
export interface OnnxScorerOptions {
  /** An ONNX graph with the input `features` and the outputs of its task. */
  readonly model: Uint8Array;
  readonly shape: ScoreShape;
  /** Columns of the feature matrix. */
  readonly featureCount: number;
  /** Threads of one operator; 1 by default, as more of them wait for each other on small matrices. */
  readonly threads?: number;
}

/**
 * Loads a graph into the ONNX runtime, checks that it has the signature of the bundle format and runs it once, so that
 * the first request does not pay for it.
 *
 * @throws Problem `BUNDLE_ONNX_REFUSED` for a graph that does not load, run, or fit
 */
export async function createOnnxScorer(options: OnnxScorerOptions): Promise<Scorer> {
  const { shape, featureCount } = options;
  const outputs = graphOutputsOf(shape);
  const names = outputs.map(({ name }) => name);
  const session = await loadSession(options);
  try {
    checkSignature(session, { featureCount, outputs });
    await warmUp(session, outputs, featureCount);
  } catch (error) {
    await session.release();
    throw error;
  }
  return {
    async score(matrix) {
      checkColumns(matrix, featureCount);
      const columns = await scoreInChunks(session, outputs, matrix);
      return toScores(shape, (name) => columns.get(name) ?? new Float32Array());
    },
    async scoreLate(read) {
      const results = await runLate(session, names, read);
      return toScores(shape, (name) => toFloats(results[name]?.data));
    },
    close: () => session.release(),
  };
}

async function loadSession({ model, threads = 1 }: OnnxScorerOptions): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(model, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
    });
  } catch (cause) {
    // Error of the native runtime: not a graph, an operator it does not know, a version it does not read.
    throw onnxRefusal('a graph that the ONNX runtime loads', messageOf(cause), cause);
  }
}

async function warmUp(session: InferenceSession, outputs: readonly GraphOutput[], columns: number): Promise<void> {
  const matrix = { values: new Float32Array(WARM_UP_ROWS * columns), rows: WARM_UP_ROWS, columns };
  let results: InferenceSession.ReturnType;
  try {
    results = await runChunk(session, outputs, matrix);
  } catch (cause) {
    // Error of the native runtime: the graph does not take two rows of this many features.
    throw onnxRefusal(`a graph that scores ${WARM_UP_ROWS} rows of ${columns} features`, messageOf(cause), cause);
  }
  for (const { name, width, rank } of outputs) {
    const expected = rank === 1 ? [WARM_UP_ROWS] : [WARM_UP_ROWS, width];
    const got = results[name]?.dims ?? [];
    if (got.join() !== expected.join()) {
      throw onnxRefusal(`${name} as [${expected.join(', ')}] for ${WARM_UP_ROWS} rows`, `[${got.join(', ')}]`);
    }
  }
}

/** The runtime runs each chunk in a `setImmediate` of its own: requests and timers get their turn in between. */
async function scoreInChunks(
  session: InferenceSession,
  outputs: readonly GraphOutput[],
  matrix: FeatureMatrix,
): Promise<ReadonlyMap<string, Float32Array>> {
  const columns = new Map(outputs.map(({ name, width }) => [name, new Float32Array(matrix.rows * width)]));
  for (let first = 0; first < matrix.rows; first += CHUNK_ROWS) {
    const rows = Math.min(CHUNK_ROWS, matrix.rows - first);
    // A view, not a copy.
    const values = matrix.values.subarray(first * matrix.columns, (first + rows) * matrix.columns);
    const results = await runChunk(session, outputs, { values, rows, columns: matrix.columns });
    for (const { name, width } of outputs) {
      columns.get(name)?.set(toFloats(results[name]?.data), first * width);
    }
  }
  return columns;
}

function checkColumns({ values, rows, columns }: FeatureMatrix, featureCount: number): void {
  if (columns !== featureCount || values.length !== rows * columns) {
    const got = `${values.length} values as ${rows} × ${columns}`;
    throw new RangeError(`expected a matrix of ${featureCount} columns with all its values, got ${got}`);
  }
}

function toFloats(values: unknown): Float32Array {
  if (values instanceof Float32Array) {
    return values;
  }
  throw new TypeError('expected float32 numbers of the ONNX runtime, as its signature says');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
