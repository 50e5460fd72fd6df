import type { Explanation, FieldContribution } from '@medcast/prediction-contract';
import type { RecordSchema } from '@medcast/record-schema';
import { renderFieldValue } from '../record-form/record-texts';
import type { QuantityFormat } from './quantity-format';

/** One field's share in an estimate, as a bar to the left or right of a common zero line. */
export interface ContributionBar {
  readonly field: string;
  readonly label: string;
  /** The field's value as a person reads it. */
  readonly value: string;
  /** The share with its sign and unit. */
  readonly amount: string;
  /** How far a sampled share may be off: "± 3 USD", one standard error; undefined where it is exact. */
  readonly error: string | undefined;
  readonly raises: boolean;
  /** Left end and width, in percent of the drawing. */
  readonly fromPercent: number;
  readonly widthPercent: number;
}

/** All shares, the weightiest first, with the position of their zero line. */
export interface ContributionBars {
  readonly zeroPercent: number;
  readonly bars: readonly ContributionBar[];
  /** Whether shares were sampled and have an error. */
  readonly isSampled: boolean;
}

/** Lays the contributions of an explanation out as bars on one scale. */
export function toContributionBars(
  { contributions }: Explanation,
  schema: RecordSchema,
  { plain, signed }: QuantityFormat,
): ContributionBars {
  const amounts = contributions.map(({ contribution }) => contribution);
  const lowest = Math.min(0, ...amounts);
  const span = Math.max(0, ...amounts) - lowest || 1;
  const toPercent = (amount: number): number => ((amount - lowest) / span) * 100;
  const toBar = ({ field, value, contribution, standardError }: FieldContribution): ContributionBar => {
    const declaration = schema.fields.find((candidate) => candidate.name === field);
    return {
      field,
      label: declaration?.label ?? field,
      value: renderFieldValue(declaration, value),
      amount: signed(contribution),
      error: standardError === undefined ? undefined : `± ${plain(standardError)}`,
      raises: contribution > 0,
      fromPercent: toPercent(Math.min(0, contribution)),
      widthPercent: (Math.abs(contribution) / span) * 100,
    };
  };
  const weightiestFirst = contributions.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const isSampled = contributions.some(({ standardError }) => standardError !== undefined);
  return { zeroPercent: toPercent(0), bars: weightiestFirst.map(toBar), isSampled };
}

/** What base and contributions add up to: the expected value, or the label's probability. */
export function sumOf({ base, contributions }: Explanation): number {
  return contributions.reduce((sum, { contribution }) => sum + contribution, base);
}
