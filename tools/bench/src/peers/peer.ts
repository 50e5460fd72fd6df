import { type BenchRecord, type Question, toJsonQuestion } from '../question';
import { toInferenceQuestion } from '../suites/inference-question';

/** Another way to serve a model, each a small program in `tools/bench/peers/<folder>`. */
export interface Peer {
  /** Folder with `serve.py` and `requirements.lock`, or with `serve.mjs`, `package.json` and its lock. */
  readonly folder: string;
  readonly runtime: 'python' | 'node';
  /** What the page calls it. */
  readonly name: string;
  /** Our own insurance graph, or a pipeline of its own on a made-up table. */
  readonly serves: 'our model' | 'its own';
  readonly ask: (record: BenchRecord) => Question;
  /** Requests per second of the predictor, as a multiple of the peer's, that issue 6 asks for. */
  readonly target: number | undefined;
}

const python = { runtime: 'python', serves: 'our model' } as const;

const askPlainly = (record: BenchRecord): Question => toJsonQuestion('/predict', record);

/** All peers, in the order of the page. */
export const peers: readonly Peer[] = [
  {
    folder: 'nest',
    runtime: 'node',
    name: 'NestJS + class-validator',
    serves: 'our model',
    ask: askPlainly,
    target: undefined,
  },
  { ...python, folder: 'fastapi', name: 'FastAPI + onnxruntime', ask: askPlainly, target: 6 },
  {
    ...python,
    folder: 'kserve',
    name: 'KServe',
    ask: (record) => toJsonQuestion('/v1/models/insurance:predict', { instances: [record] }),
    target: 15,
  },
  { ...python, folder: 'mlserver', name: 'MLServer', ask: (record) => toInferenceQuestion([record]), target: 15 },
  { ...python, folder: 'litserve', name: 'LitServe', ask: askPlainly, target: undefined },
  { ...python, folder: 'bentoml', name: 'BentoML', ask: askPlainly, target: 25 },
  { ...python, folder: 'flask', name: 'Flask + pickle', serves: 'its own', ask: askPlainly, target: 100 },
  {
    ...python,
    folder: 'mlflow',
    name: 'MLflow serve',
    serves: 'its own',
    ask: (record) => toJsonQuestion('/invocations', { dataframe_records: [record] }),
    target: undefined,
  },
];
