import { availableParallelism } from 'node:os';
import { compileFeaturePipeline, type FeatureSpec } from '@medcast/feature-pipeline';
import {
  type Coalition,
  createOnnxScorer,
  explainedNumberOf,
  scoreShapeOf,
  type ScoreReader,
  toRowOutputs,
} from '@medcast/inference';
import type { FieldValue, RecordSchema, ValidRecord } from '@medcast/record-schema';

/** A fitted model: its graph and what it is fed with. */
export interface FittedModel {
  readonly schema: RecordSchema;
  readonly features: FeatureSpec;
  readonly model: Uint8Array;
  readonly task: 'regression' | 'classification';
}

/** Plain values by field: a person, or an aggregate of people. */
export type Values = Readonly<Record<string, FieldValue>>;

/** What the model says of a record some of whose values are somebody else's. */
export interface Question {
  readonly record: ValidRecord;
  /** 1 for each field that keeps the record's value. */
  readonly kept: Coalition;
  readonly read: ScoreReader;
}

/** Puts questions to a model. */
export interface Responder {
  /** How to read what an explanation of a record explains. */
  readerOf(record: ValidRecord): Promise<ScoreReader>;
  /** The answer to a question with the other fields taken from each of some people or aggregates. */
  respond(question: Question, others: readonly Values[]): Promise<Float64Array>;
  close(): Promise<void>;
}

/** Opens a model for questions; `fields` are those that {@link Question.kept} flags. */
export async function createResponder(fitted: FittedModel, fields: readonly string[]): Promise<Responder> {
  const { schema, features, model, task } = fitted;
  const pipeline = compileFeaturePipeline(features, schema);
  const columns = pipeline.featureCount;
  const shape = scoreShapeOf(schema, task);
  const scorer = await createOnnxScorer({ model, shape, featureCount: columns, threads: availableParallelism() });
  return {
    async readerOf(record) {
      return explainedNumberOf(toRowOutputs(await scorer.score(pipeline.toMatrix([record])), 0));
    },
    async respond({ record, kept, read }, others) {
      const replaced = fields.filter((_, index) => kept[index] === 0);
      const composed: Record<string, FieldValue> = { ...record };
      const values = new Float32Array(others.length * columns);
      for (const [row, other] of others.entries()) {
        for (const field of replaced) composed[field] = other[field] ?? null;
        // Values of people were validated, values of aggregates are made for their fields.
        pipeline.writeRow(composed as ValidRecord, values, row * columns);
      }
      const scores = await scorer.score({ values, rows: others.length, columns });
      return Float64Array.from(others, (_, row) => read(scores, row));
    },
    close: () => scorer.close(),
  };
}
