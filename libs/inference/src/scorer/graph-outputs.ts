import type { Scores } from './scorer';

/** What a graph must answer: four numbers a row, or a probability for each label. */
export type ScoreShape =
  { readonly task: 'regression' } | { readonly task: 'classification'; readonly labels: readonly string[] };

/** One output of a graph. */
export interface GraphOutput {
  readonly name: string;
  /** Numbers a row. */
  readonly width: number;
  /** Dimensions: 1 for `[n]`, 2 for `[n, width]`. */
  readonly rank: 1 | 2;
}

/** Name of the one input of every graph: float32 `[n, features]`. */
export const GRAPH_INPUT = 'features';

/** The outputs that a graph of this shape has, all float32. */
export function graphOutputsOf(shape: ScoreShape): readonly GraphOutput[] {
  return shape.task === 'regression'
    ? ['expected', 'typical', 'lower', 'upper'].map((name) => ({ name, width: 1, rank: 1 }))
    : [{ name: 'probabilities', width: shape.labels.length, rank: 2 }];
}

/** Names the collected outputs of a graph. */
export function toScores(shape: ScoreShape, valuesOf: (output: string) => Float32Array): Scores {
  return shape.task === 'regression'
    ? {
        task: 'regression',
        expected: valuesOf('expected'),
        typical: valuesOf('typical'),
        lower: valuesOf('lower'),
        upper: valuesOf('upper'),
      }
    : { task: 'classification', probabilities: valuesOf('probabilities'), labels: shape.labels };
}
