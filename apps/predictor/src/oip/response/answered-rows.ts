import type { Scores } from '@medcast/inference';
import type { Estimate } from '@medcast/prediction-contract';

/** What the model says of the records of a request: the estimate of the only one, or the outputs of all. */
export type AnsweredRows =
  | { readonly rows: 1; readonly estimate: Estimate }
  | { readonly rows: number; readonly estimate?: undefined; readonly scores: Scores };
