import { Problem } from '@medcast/problem';
import { z } from 'zod';
import { classificationEvaluation } from './classification-evaluation';
import { regressionEvaluation } from './regression-evaluation';

const evaluation = z.discriminatedUnion('task', [regressionEvaluation, classificationEvaluation]);

/** What the training run measured: `result/evaluation.json`. */
export type Evaluation = z.infer<typeof evaluation>;

/**
 * Reads what the training run measured. Keys that nothing here uses may stand beside the known ones.
 *
 * @param input the parsed content of `result/evaluation.json`
 * @throws Problem TRAINING_FAILED naming every place that does not fit
 */
export function parseEvaluation(input: unknown): Evaluation {
  const parsed = evaluation.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`);
  throw new Problem(
    'TRAINING_FAILED',
    `result/evaluation.json: expected the form that training/README.md describes, got ${faults.length} faults: ` +
      `${faults.join('; ')}. Train again with the training package of this version of Medcast.`,
    { cause: parsed.error },
  );
}
