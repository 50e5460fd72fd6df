import type { Reference } from '@medcast/model-bundle';
import type { ValidRecord } from '@medcast/record-schema';
import { chooseBackground } from './background/choose-background';
import type { FittedModel } from './background/responder';
import { toHistogram } from './histogram';
import { createNeighbourhood } from './neighbourhood/create-neighbourhood';

/** What a bundle keeps of the training table, and what was measured on the way. */
export interface CreatedReference {
  readonly reference: Reference;
  readonly figures: ReferenceFigures;
}

/** How exact explanations are. */
export interface ReferenceFigures {
  /** Mean |error| of the contributions against all people ÷ mean |contribution|: 0.05 is five percent. */
  readonly backgroundError: number;
  /** Records of the background. */
  readonly groups: number;
  /** Records whose contributions were compared. */
  readonly records: number;
  /** People against whom they were compared: the whole table up to 2,000 (1,000 beyond six fields), else a seeded sample of so many. */
  readonly people: number;
}

/**
 * Makes what explanations, warnings and drift need of the training data: group aggregates and histograms, never a
 * person's record. The same model, records and seed give the same reference.
 */
export async function createReference(
  fitted: FittedModel,
  records: readonly ValidRecord[],
  seed: number,
): Promise<CreatedReference> {
  const { background, error, people, explained, fields } = await chooseBackground(fitted, records, seed);
  const neighbourhood = createNeighbourhood({ fields, records, seed });
  const histograms = fitted.schema.fields.flatMap((field) => {
    const histogram = toHistogram(field, records);
    return histogram === undefined ? [] : [[field.name, histogram] as const];
  });
  return {
    reference: { background, histograms: Object.fromEntries(histograms), ...(neighbourhood && { neighbourhood }) },
    figures: {
      backgroundError: error,
      groups: background.length,
      records: explained.length,
      people,
    },
  };
}
