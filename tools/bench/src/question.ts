/** A record of the insurance model. */
export interface BenchRecord {
  readonly age: number;
  readonly sex: string;
  readonly bmi: number;
  readonly children: number;
  readonly smoker: string;
  readonly region: string;
}

/** The record that every server is asked about: someone of whom none of the models has anything to warn. */
export const RECORD: BenchRecord = {
  age: 40,
  sex: 'female',
  bmi: 30.5,
  children: 1,
  smoker: 'no',
  region: 'southwest',
};

/** Where the predictor and the bare servers answer it. */
export const PREDICT_PATH = '/api/v1/predict';

/** A POST, as every connection sends it again and again. */
export interface Question {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A question in JSON. */
export function toJsonQuestion(path: string, json: unknown): Question {
  return { path, headers: { 'Content-Type': 'application/json' }, body: Buffer.from(JSON.stringify(json)) };
}

/** One record, as plain named fields. */
export const SINGLE_QUESTION: Question = toJsonQuestion(PREDICT_PATH, RECORD);
