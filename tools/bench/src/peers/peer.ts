import { type Question, RECORD, toJsonQuestion } from '../question';
import { toInferenceQuestion } from '../suites/inference-question';

/** Another way to serve the same model, each a small program in `tools/bench/peers/<folder>`. */
export interface Peer {
  /** Folder with `serve.py` and `requirements.lock`. */
  readonly folder: string;
  /** What the page calls it. */
  readonly name: string;
  readonly question: Question;
  /** Requests per second of the predictor, as a multiple of the peer's, that issue 6 asks for. */
  readonly target: number | undefined;
}

/** All peers, in the order of the page. */
export const peers: readonly Peer[] = [
  {
    folder: 'fastapi',
    name: 'FastAPI + onnxruntime',
    question: toJsonQuestion('/predict', RECORD),
    target: 6,
  },
  {
    folder: 'kserve',
    name: 'KServe',
    question: toJsonQuestion('/v1/models/insurance:predict', { instances: [RECORD] }),
    target: 15,
  },
  { folder: 'mlserver', name: 'MLServer', question: toInferenceQuestion([RECORD]), target: 15 },
  { folder: 'litserve', name: 'LitServe', question: toJsonQuestion('/predict', RECORD), target: undefined },
  { folder: 'bentoml', name: 'BentoML', question: toJsonQuestion('/predict', RECORD), target: 25 },
  { folder: 'flask', name: 'Flask + pickle', question: toJsonQuestion('/predict', RECORD), target: 100 },
  {
    folder: 'mlflow',
    name: 'MLflow serve',
    question: toJsonQuestion('/invocations', { dataframe_records: [RECORD] }),
    target: undefined,
  },
];
