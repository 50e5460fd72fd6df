import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTask } from '../../task/parse-task';
import type { Task } from '../../task/task';
import { type Evaluation, parseEvaluation } from '../../train/evaluation/evaluation';
import { measureGates } from '../../train/gates/measure-gates';
import type { CardSource } from '../card-source';
import type { CardExplanation } from '../model-card';
import type { FieldEffect } from '../report/field-effect';
import { type Report, toReport } from '../report/report';
import { toCard } from '../to-card';

/** What a real training run measured, small enough to be kept: of flats that do not exist, or of iris flowers. */
export interface SampleTraining {
  readonly task: Task;
  readonly evaluation: Evaluation;
  readonly source: CardSource;
  readonly effects: readonly FieldEffect[];
}

interface TrainingDocument {
  readonly task: unknown;
  readonly schema: unknown;
  readonly evaluation: unknown;
  readonly explanation: CardExplanation;
  readonly effects: readonly FieldEffect[];
  readonly seed: number;
  readonly dataHash: string;
}

/** Reads what a training run measured, as the run wrote it. */
export function parseSampleTraining(name: 'rent' | 'iris'): SampleTraining {
  const text = readFileSync(join(import.meta.dirname, `${name}-training.json`), 'utf8');
  const { effects, explanation, seed, dataHash, ...document } = JSON.parse(text) as TrainingDocument;
  const task = parseTask(document, name);
  const evaluation = parseEvaluation(document.evaluation);
  const gates = measureGates({
    task,
    schema: task.schema,
    records: [],
    evaluation,
    dataHash,
    champion: { none: 'there is no version in production yet' },
    golden: { records: 64, reproduced: 64 },
  });
  const source = { task, schema: task.schema, evaluation, explanation, dataHash, seed, version: 3, gates };
  return { task, evaluation, source, effects };
}

/** The report of what a training run measured, with other facts where they are given. */
export function toSampleReport({ source, effects }: SampleTraining, change: Partial<CardSource> = {}): Report {
  const changed = { ...source, ...change };
  return toReport(toCard(changed), changed.evaluation, effects);
}
