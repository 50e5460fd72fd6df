import { type Estimate, isRegressionEstimate, type RegressionEstimate } from '@medcast/prediction-contract';
import type { ClassificationScores, RegressionScores, Scores } from '@medcast/inference';
import type { RecordSchema } from '@medcast/record-schema';
import type { TensorMetadata } from './tensor-metadata';

/** One output of a model, and how it is read from estimates. */
export type OutputTensor = NumberOutput | TextOutput;

/** An output of numbers: `[n]`, or `[n, width]` row after row. */
export interface NumberOutput {
  readonly metadata: TensorMetadata & { readonly datatype: 'FP32' };
  readonly width: number;
  /** Number of a column of one estimate. */
  readonly read: (estimate: Estimate, column: number) => number;
  /** The numbers of all rows, row after row. */
  readonly readAll: (scores: Scores) => Float32Array;
}

/** An output of texts: `[n]`. */
export interface TextOutput {
  readonly metadata: TensorMetadata & { readonly datatype: 'BYTES' };
  readonly read: (estimate: Estimate) => string;
  readonly readAll: (scores: Scores) => readonly string[];
}

/** Tells the two kinds of output apart. */
export function isTextOutput(output: OutputTensor): output is TextOutput {
  return output.metadata.datatype === 'BYTES';
}

/** The outputs of a model that predicts the target of a schema: of its numbers, or of its label and probabilities. */
export function toOutputTensors({ target }: RecordSchema): readonly OutputTensor[] {
  if (target.kind !== 'category') {
    return [
      toNumberOutput('expected', ({ expected }) => expected),
      toNumberOutput('typical', ({ typical }) => typical),
      toNumberOutput('lower', ({ interval }) => interval.lower),
      toNumberOutput('upper', ({ interval }) => interval.upper),
    ];
  }
  const labels = target.categories.map(({ value }) => value);
  return [toLabelOutput(), toProbabilitiesOutput(labels)];
}

/** As `likeliestOf` has it: the first of those with the highest probability. */
function likeliestLabels({ labels, probabilities }: ClassificationScores): readonly string[] {
  return Array.from({ length: probabilities.length / labels.length }, (_, row) => {
    const own = probabilities.subarray(row * labels.length, (row + 1) * labels.length);
    return labels[own.indexOf(Math.max(...own))] ?? '';
  });
}

const NO_NUMBERS = new Float32Array();

/** Graphs answer in 32 bits: a wider datatype would say no more. */
function toNumberOutput(
  name: Exclude<keyof RegressionScores, 'task'>,
  readRegression: (estimate: RegressionEstimate) => number,
): NumberOutput {
  return {
    metadata: { name, datatype: 'FP32', shape: [-1] },
    width: 1,
    read: (estimate) => (isRegressionEstimate(estimate) ? readRegression(estimate) : NaN),
    readAll: (scores) => (scores.task === 'regression' ? scores[name] : NO_NUMBERS),
  };
}

function toLabelOutput(): TextOutput {
  return {
    metadata: { name: 'label', datatype: 'BYTES', shape: [-1] },
    read: (estimate) => (isRegressionEstimate(estimate) ? '' : estimate.label),
    readAll: (scores) => (scores.task === 'regression' ? [] : likeliestLabels(scores)),
  };
}

/** A parameter may be a text but no list, hence the labels in JSON. */
function toProbabilitiesOutput(labels: readonly string[]): NumberOutput {
  return {
    metadata: {
      name: 'probabilities',
      datatype: 'FP32',
      shape: [-1, labels.length],
      parameters: { labels: JSON.stringify(labels) },
    },
    width: labels.length,
    read: (estimate, column) =>
      isRegressionEstimate(estimate) ? NaN : (estimate.probabilities[labels[column] ?? ''] ?? NaN),
    readAll: (scores) => (scores.task === 'regression' ? NO_NUMBERS : scores.probabilities),
  };
}
